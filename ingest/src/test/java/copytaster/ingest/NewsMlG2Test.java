package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.Subject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsMlG2Test {

    private static final String HTML =
            "<inlineXML contenttype=\"application/xhtml+xml\"><html><body><p>Text.</p></body></html></inlineXML>";

    private static String item(String catalog, String itemMeta, String contentMeta, String contents) {
        return """
                <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="7" xml:lang="en">%s
                <itemMeta><itemClass qcode="ninat:text"/><provider literal="Example"/>
                <versionCreated>2026-03-04T10:00:00Z</versionCreated>%s</itemMeta>
                <contentMeta>%s</contentMeta><contentSet>%s</contentSet></newsItem>
                """.formatted(catalog, itemMeta, contentMeta, contents);
    }

    private static String message(String... items) {
        return "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sender>example.com</sender></header><itemSet>"
                + String.join("", items) + "</itemSet></newsMessage>";
    }

    private static String picture(String guid, String caption) {
        return "<newsItem guid=\"" + guid + "\" version=\"1\"><itemMeta><itemClass qcode=\"ninat:picture\"/></itemMeta>"
                + "<contentMeta><headline>A picture</headline><description role=\"drol:caption\">" + caption
                + "</description></contentMeta><contentSet><remoteContent href=\"a.jpg\"/></contentSet></newsItem>";
    }

    @Test
    void aliasMeansWhatItsCatalogSays() {
        Story story = Wires.story(item(
                """
                <catalog><scheme alias="mt" uri="http://cv.iptc.org/newscodes/mediatopic/"/>
                <scheme alias="st" uri="http://cv.iptc.org/newscodes/pubstatusg2/"/>
                <scheme alias="subj" uri="http://example.com/subjects/"/></catalog>""",
                "<pubStatus qcode=\"st:canceled\"/>",
                "<subject qcode=\"mt:20000053\"/><subject qcode=\"subj:04000000\"/>",
                HTML));

        assertThat(story.getStatus()).isEqualTo(Status.KILLED);
        assertThat(story.getSubjects())
                .containsExactly(
                        new Subject("medtop", "20000053", null),
                        new Subject("http://example.com/subjects/", "04000000", null));
    }

    @Test
    void uriIsReadAsTheCodeItIs() {
        Story story = Wires.story(item(
                "",
                "<pubStatus uri=\"http://cv.iptc.org/newscodes/pubstatusg2/withheld\"/>"
                        + "<signal uri=\"http://cv.iptc.org/newscodes/signal/correction\"/>",
                "<subject uri=\"http://cv.iptc.org/newscodes/subjectcode/04000000\"/>"
                        + "<located uri=\"http://cvx.iptc.org/iso3166-1a3/FRA\"/>",
                HTML));

        assertThat(story.getStatus()).isEqualTo(Status.WITHHELD);
        assertThat(story.getSignals().toString()).contains("CORRECTION");
        assertThat(story.getSubjects()).containsExactly(new Subject("subj", "04000000", null));
        assertThat(story.getPlaces().getFirst().getScheme()).isEqualTo("iso3166-1a3");
    }

    @Test
    void mediaTopicsSentAsSubjectCodesAreMediaTopics() {
        Story story = Wires.story(item("", "", "<subject qcode=\"subj:20000062\"/>", HTML));

        assertThat(story.getSubjects()).containsExactly(new Subject("medtop", "20000062", null));
    }

    @Test
    void embargoWithoutTimeHoldsBack() {
        assertThat(Wires.story(item("", "<embargoed/><pubStatus qcode=\"stat:usable\"/>", "", HTML))
                        .getStatus())
                .isEqualTo(Status.EMBARGOED);
    }

    @Test
    void mainHeadlineIsChosenByRoleLanguageAndRank() {
        Story story = Wires.story(item("", "", """
                <headline role="hltype:subtitle">Second line</headline><headline xml:lang="de">Deutsch</headline>
                <headline rank="3">Third</headline><headline rank="1">Main</headline><language tag="en"/>""", HTML));

        assertThat(story.getHeadline()).isEqualTo("Main");
    }

    @Test
    void renditionThatSaysMostIsRead() {
        String base64 = Base64.getEncoder().encodeToString("Größe, as text.".getBytes(StandardCharsets.UTF_8));

        assertThat(body("<inlineData contenttype=\"text/plain\">Some plain text.</inlineData>"))
                .isEqualTo("Some plain text.");
        assertThat(
                        body(
                                "<inlineData contenttype=\"text/html\">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two&lt;br&gt;lines.</inlineData>"))
                .isEqualTo("One.\n\nTwo\nlines.");
        assertThat(body("<inlineData contenttype=\"text/plain\" encoding=\"http://example.com/enc/base64\">" + base64
                        + "</inlineData>"))
                .isEqualTo("Größe, as text.");
        assertThat(
                        body(
                                "<inlineData contenttype=\"text/plain\">Text.</inlineData>" + HTML
                                        + "<inlineXML contenttype=\"application/sportsml+xml\"><sports-content><p>3 4 5 and much more</p></sports-content></inlineXML>"))
                .isEqualTo("Text.");
        assertThat(
                        body(
                                "<inlineData contenttype=\"text/html\"><![CDATA[<nitf><body><body.head><hedline><hl1>H</hl1></hedline>"
                                        + "</body.head><body.content><p>Of NITF.</p></body.content></body></nitf>]]></inlineData>"))
                .isEqualTo("Of NITF.");
    }

    private static String body(String contents) {
        return Wires.story(item("", "", "<headline>H</headline>", contents)).getBody();
    }

    @Test
    void textThatLiesElsewhereIsToldByItsDescription() {
        String remote = "<remoteContent contenttype=\"text/html\" href=\"http://example.com/1\"/>";
        Story story = Wires.story(item(
                "",
                "",
                "<headline>Dam</headline><description role=\"drol:summary\">It was drained.</description>",
                remote));

        assertThat(story.getHeadline()).isEqualTo("Dam");
        assertThat(story.getBody()).isEqualTo("It was drained.");
        assertThat(Wires.setAside(item("", "", "", remote)))
                .isEqualTo("NewsML-G2 text item without headline, whose text lies elsewhere");
        assertThat(Wires.setAside(item("", "", "", ""))).isEqualTo("NewsML-G2 news item without headline and text");
    }

    @Test
    void packageIsNamedAndTheStoryInsideItIsRead() {
        String inner = item("", "", "<headline>Inside</headline>", HTML);

        assertThat(Wires.setAside("<packageItem guid=\"p\" version=\"1\"><groupSet root=\"G\"/></packageItem>"))
                .isEqualTo("NewsML-G2 package");
        assertThat(Wires.story("<packageItem guid=\"p\" version=\"1\"><groupSet root=\"G\">" + inner
                                + "</groupSet></packageItem>")
                        .getHeadline())
                .isEqualTo("Inside");
    }

    @Test
    void captionGoesToTheStoryItWasSentWith() {
        String story = item("", "", "<headline>Dam</headline>", HTML);
        List<Reading> readings =
                Wires.read(message(story, picture("urn:x:p1", "The dam."), picture("urn:x:p2", "The dam.")));

        assertThat(readings).hasSize(3);
        assertThat(((Parsed) readings.get(0)).story().getCaptions()).containsExactly("The dam.");
        assertThat(readings.get(1)).isInstanceOf(SetAside.class);
    }

    @Test
    void captionGoesToTheStoryThatLinksToIt() {
        String other = item("", "", "<headline>Other</headline>", HTML).replace("urn:x:1", "urn:x:2");
        String linking = item(
                "",
                "<link rel=\"irel:seeAlso\" residref=\"urn:x:p1\"><itemClass qcode=\"ninat:picture\"/></link>",
                "<headline>Dam</headline>",
                HTML);
        List<Reading> readings = Wires.read(message(other, linking, picture("urn:x:p1", "The dam.")));

        assertThat(((Parsed) readings.get(0)).story().getCaptions()).isEmpty();
        assertThat(((Parsed) readings.get(1)).story().getCaptions()).containsExactly("The dam.");
    }

    @Test
    void everyOtherItemIsNamed() {
        assertThat(Wires.setAside("<planningItem guid=\"p\"/>")).isEqualTo("NewsML-G2 planning item");
        assertThat(Wires.setAside("<conceptItem guid=\"p\"/>")).isEqualTo("NewsML-G2 concept item");
        assertThat(Wires.setAside("<knowledgeItem guid=\"p\"/>")).isEqualTo("NewsML-G2 knowledge item");
        assertThat(Wires.setAside("<catalogItem guid=\"p\"/>")).isEqualTo("NewsML-G2 catalog");
        assertThat(Wires.setAside(picture("p", "c"))).isEqualTo("NewsML-G2 picture");
        assertThat(Wires.setAside(picture("p", "c").replace("ninat:picture", "ninat:video")))
                .isEqualTo("NewsML-G2 video");
        assertThat(Wires.rejection("<contentSet><inlineXML/></contentSet>")).contains("without the item");
    }

    @Test
    void rulesOfAnAgencyKnowTheMessageAroundTheItem() {
        String reuters = message(item("", "", "<headline>Dam</headline>", HTML)).replace("example.com", "reuters.com");

        assertThat(Wires.story(reuters).getProvider()).isEqualTo("reuters");
    }
}
