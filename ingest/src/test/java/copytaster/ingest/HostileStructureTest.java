package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.RelatedRole;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries that break off, hold nothing, hold too much, or lack what makes an item. */
class HostileStructureTest {

    private static final String NEWSML = Wires.text("afp-update.xml");
    private static final String NITF = Wires.text("efe-nitf.xml");

    @Test
    void truncatedAndEmptyFilesSaySo() {
        assertThat(Wires.rejection(NITF.substring(0, NITF.length() / 2))).contains("not well-formed XML");
        assertThat(Wires.rejection(new byte[0])).contains("empty");
        assertThat(Wires.rejection("  \n ")).contains("white space");
        assertThat(Wires.rejection("Sehr geehrte Damen und Herren")).contains("no format reads it");
        assertThat(Wires.rejection("<html><body>502 Bad Gateway</body></html>")).contains("HTML page");
        assertThat(Wires.rejection("<order><id>1</id></order>")).contains("<order>");
    }

    @Test
    void halfAnUploadGivesItsWholeItemsWhereverItBreaksOff() {
        byte[] twenty = twenty().getBytes(StandardCharsets.UTF_8);
        for (int cut = 1024; cut < twenty.length; cut += 1024) {
            byte[] half = Arrays.copyOf(twenty, cut);
            List<Reading> readings = Wires.read(half);
            long whole = count(half, "</NewsItem>");

            assertThat(readings.stream().filter(Parsed.class::isInstance)).hasSize((int) whole);
            assertThat(readings.getLast()).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void twentyItemsInAFileAreTwentyStoriesInTheirOrder() {
        assertThat(Wires.read(twenty()))
                .hasSize(20)
                .extracting(reading -> ((Parsed) reading).story().getId().replaceFirst(".*-", ""))
                .containsExactlyElementsOf(names());
    }

    @Test
    void messageOfOneFormatThatEndsAsAnotherIsRead() {
        String anpa = "a0105KYODOkoko-\nu s  BC-Soccer-Cup   09-12 0344\nBC-Soccer-Cup\nSoccer: Reds claim title+\n"
                + "     SAITAMA, Japan - Reds won.\n(SDA/mf ba)\n211005 jan 19\n";

        assertThat(Wires.story(anpa).getHeadline()).isEqualTo("Soccer: Reds claim title");
    }

    @Test
    void moreItemsThanAnyAgencySendsAreNotAllRead() {
        List<Reading> readings = Wires.read("<rss><channel>" + "<item></item>".repeat(1_000_000) + "</channel></rss>");

        assertThat(readings).hasSize(20_001);
        assertThat(readings.getLast()).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                .contains("more than the 20000 items"));
    }

    @Test
    void picturesByThemselvesAreSetAside() {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 0x10};

        assertThat(Wires.read(jpeg).getFirst()).isInstanceOfSatisfying(SetAside.class, aside -> assertThat(aside.what())
                .isEqualTo("a JPEG picture"));
    }

    @Test
    void indexWithoutContentIsSetAside() {
        String index = NEWSML.replaceAll("(?s)<ContentItem.*</ContentItem>", "<NewsItemRef NewsItem=\"urn:x\"/>")
                .replaceAll("<HeadLine>.*?</HeadLine>", "");

        assertThat(Wires.setAside(index)).contains("index");
    }

    @ParameterizedTest
    @CsvSource({"planningItem,planning", "conceptItem,concept", "knowledgeItem,knowledge", "catalogItem,catalog"})
    void itemsThatAreNoNewsAreSetAsideByTheirName(String element, String name) {
        assertThat(Wires.setAside("<" + element + " guid=\"urn:x:1\" version=\"1\"><itemMeta/></" + element + ">"))
                .contains(name);
    }

    @Test
    void packageBeforeItsPartsCostsNoPart() {
        String message =
                "<newsMessage><itemSet><packageItem guid=\"urn:x:p\" version=\"1\"><itemMeta/><groupSet root=\"r\">"
                        + "<group id=\"r\"><itemRef residref=\"urn:x:1\"/></group></groupSet></packageItem>"
                        + g2("urn:x:1", "1")
                        + g2("urn:x:2", "1") + "</itemSet></newsMessage>";

        assertThat(Wires.read(message)).hasSize(3);
        assertThat(Wires.read(message).subList(1, 3))
                .extracting(reading -> ((Parsed) reading).story().getId())
                .containsExactly("urn:x:1", "urn:x:2");
    }

    @Test
    void itemWithoutAnIdIsRejectedByName() {
        assertThat(Wires.rejection(g2("", "1"))).contains("id");
    }

    @Test
    void missingRevisionIsNoRevision() {
        Story story = Wires.story(NEWSML.replaceAll("<RevisionId.*?</RevisionId>", ""));

        assertThat(story.getId()).isEqualTo(Wires.story(NEWSML).getId());
        assertThat(story.getVersion()).isEmpty();
        assertThat(story.getVersionRank()).isNull();
    }

    @Test
    void revisionWithALetterIsRankedByItsNumber() {
        Story story = Wires.story(NEWSML.replaceAll("(<RevisionId.*?>).*?</RevisionId>", "$11N</RevisionId>"));

        assertThat(story.getVersionRank()).isEqualTo(1L);
    }

    @Test
    void versionThatIsNoNumberIsKeptAndNotRanked() {
        assertThat(Wires.story(g2("urn:x:1", "99999999999999999999")).getVersionRank())
                .isNull();
        assertThat(Wires.story(g2("urn:x:1", "draft b")).getVersion()).isEqualTo("draft b");
    }

    @Test
    void sameGuidOfTwoAgenciesIsTwoStories() {
        Story first = Wires.story(g2("urn:x:1", "1").replace("literal=\"x\"", "literal=\"dpa\""));
        Story second = Wires.story(g2("urn:x:1", "1").replace("literal=\"x\"", "literal=\"ansa.it\""));

        assertThat(first.getId()).isEqualTo(second.getId());
        assertThat(first.getProvider()).isNotEqualTo(second.getProvider());
    }

    @Test
    void idOfTenKilobytesIsRejected() {
        assertThat(Wires.rejection(NITF.replace("90000001", "9".repeat(10_000))))
                .contains("id has 10000 characters");
    }

    @Test
    void killUnderAnIdOfItsOwnPointsAtTheStoryItKills() {
        Story kill = Wires.story(
                NITF.replaceFirst(
                        "<docdata[^>]*>",
                        "<docdata management-status=\"canceled\" management-doc-idref=\"x.1\" management-idref-status=\"canceled\">"));

        assertThat(kill.getStatus()).isEqualTo(Status.KILLED);
        assertThat(kill.getRelated())
                .extracting(related -> related.getRole() + " " + related.getId())
                .contains(RelatedRole.KILLS + " x.1");
    }

    @Test
    void bytesThatAreNoTextAreRejectedWithAReason() {
        byte[] noise = new byte[4_000];
        new java.util.Random(7).nextBytes(noise);
        noise[0] = 'x';

        assertThat(Wires.rejection(noise)).isNotEqualTo("not rejected");
        assertThat(Wires.rejection("x".getBytes(StandardCharsets.UTF_16))).contains("no format");
    }

    private static String twenty() {
        int start = NEWSML.indexOf("<NewsItem");
        int end = NEWSML.lastIndexOf("</NewsItem>") + "</NewsItem>".length();
        String item = NEWSML.substring(start, end);
        String id = Wires.story(NEWSML).getId().replaceFirst(".*-", "");
        var twenty = new StringBuilder(NEWSML.substring(0, start));
        names().forEach(name -> twenty.append(item.replace(id, name)).append('\n'));
        return twenty.append(NEWSML.substring(end)).toString();
    }

    private static List<String> names() {
        var names = new ArrayList<String>();
        for (char name = 'A'; names.size() < 20; name++) {
            names.add("ITEM" + name);
        }
        return names;
    }

    private static long count(byte[] bytes, String what) {
        return new String(bytes, StandardCharsets.UTF_8).split(what, -1).length - 1L;
    }

    private static String g2(String guid, String version) {
        return "<newsItem guid=\"" + guid + "\" version=\"" + version + "\"><itemMeta><itemClass qcode=\"ninat:text\"/>"
                + "<provider literal=\"x\"/><pubStatus qcode=\"stat:usable\"/></itemMeta><contentMeta><headline>Headline</headline>"
                + "</contentMeta><contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html><body><p>Text.</p></body></html>"
                + "</inlineXML></contentSet></newsItem>";
    }
}
