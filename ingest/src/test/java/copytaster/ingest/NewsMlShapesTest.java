package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Place;
import copytaster.schemas.PlaceRole;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.Subject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The ways NewsML 1.x lets an agency put a story, whoever sends it. */
class NewsMlShapesTest {

    private static final String TEXT = content("<p>First paragraph.</p><p>Second one.</p>");

    @Test
    void bodiesOfEveryKindSayTheSame() {
        String same = "First paragraph.\n\nSecond one.";

        assertThat(
                        body(
                                "<nitf><body><body.content><p>First paragraph.</p><p>Second one.</p></body.content></body></nitf>"))
                .isEqualTo(same);
        assertThat(body("<p>First paragraph.</p><p>Second one.</p>")).isEqualTo(same);
        assertThat(body("<body.content><p>First paragraph.</p><p>Second one.</p></body.content>"))
                .isEqualTo(same);
        assertThat(body("<![CDATA[<P>First paragraph.</P>\n<P>Second one.</P>]]>"))
                .isEqualTo(same);
        assertThat(body("&lt;p&gt;First paragraph.&lt;/p&gt;&lt;p&gt;Second one.&lt;/p&gt;"))
                .isEqualTo(same);
        assertThat(body("First paragraph.\n\nSecond one.")).isEqualTo(same);
    }

    @Test
    void renderingsOfOneTextAreOneText() {
        Story twoContents = story("<NewsComponent>" + content("First paragraph. Second one.")
                + content("<nitf><body><body.content><p>First paragraph.</p></body.content></body></nitf>")
                + "</NewsComponent>");
        Story equivalents = story("<NewsComponent EquivalentsList=\"yes\"><NewsComponent>" + TEXT
                + "</NewsComponent><NewsComponent>" + content("<p>First paragraph.</p>")
                + "</NewsComponent></NewsComponent>");

        assertThat(twoContents.getBody()).isEqualTo("First paragraph.");
        assertThat(equivalents.getBody()).isEqualTo("First paragraph.\n\nSecond one.");
        assertThat(equivalents.getNotes()).isEmpty();
    }

    @Test
    void mainTextWinsOverAnEarlierOneWhichIsKeptAsANote() {
        Story story = story(
                "<NewsComponent><NewsComponent><Role FormalName=\"Background\"/><NewsLines><HeadLine>Before</HeadLine>"
                        + "</NewsLines>" + content("<p>It began in 1990.</p>")
                        + "</NewsComponent><NewsComponent><Role FormalName=\"main\"/>"
                        + TEXT + "</NewsComponent></NewsComponent>");

        assertThat(story.getBody()).startsWith("First paragraph.");
        assertThat(story.getNotes()).extracting("text").containsExactly("Before It began in 1990.");
    }

    @Test
    void pictureBesideTheTextGivesItsCaptionAndNothingElse() {
        Story story = story(
                "<NewsComponent><NewsComponent><Role FormalName=\"Photo\"/><NewsLines><HeadLine>An owl</HeadLine></NewsLines>"
                        + "<RightsMetadata><UsageRights><UsageType>NO OWLS</UsageType></UsageRights></RightsMetadata>"
                        + "<DescriptiveMetadata><Property FormalName=\"Keyword\" Value=\"owl\"/></DescriptiveMetadata>"
                        + "<NewsComponent><Role FormalName=\"Caption\"/>" + content("<p>An owl, yesterday</p>")
                        + "</NewsComponent>"
                        + "<NewsComponent><Role FormalName=\"Credit\"/>" + content("<p>Max Muster</p>")
                        + "</NewsComponent></NewsComponent>"
                        + "<NewsComponent>" + TEXT + "</NewsComponent></NewsComponent>");

        assertThat(story.getCaptions()).containsExactly("An owl, yesterday");
        assertThat(story.getBody()).isEqualTo("First paragraph.\n\nSecond one.");
        assertThat(story.getKeywords()).isEmpty();
        assertThat(story.getRights()).isEmpty();
        assertThat(story.getHeadline()).isEqualTo("First paragraph.");
    }

    @Test
    void metadataOfOuterComponentsHoldsWhereTheInnerSayNothing() {
        Story story =
                story("<NewsComponent><NewsLines><HeadLine>Outer</HeadLine><ByLine>Jane Example</ByLine></NewsLines>"
                        + "<NewsComponent xml:lang=\"de\"><NewsLines><HeadLine>Inner</HeadLine></NewsLines>" + TEXT
                        + "</NewsComponent></NewsComponent>");

        assertThat(story.getHeadline()).isEqualTo("Inner");
        assertThat(story.getByline()).isEqualTo("Jane Example");
        assertThat(story.getLanguage()).isEqualTo("de");
    }

    @Test
    void languageIsTheItemsWhereTheTextNamesNone() {
        assertThat(story("<NewsComponent>" + TEXT + "</NewsComponent>").getLanguage())
                .isEqualTo("en");
    }

    @Test
    void itemInsideAnItemIsReadToo() {
        String inside = item("X2", "", "<NewsComponent>" + TEXT + "</NewsComponent>");

        assertThat(Wires.story(file(item("X1", "", "<NewsComponent>" + inside + "</NewsComponent>")))
                        .getId())
                .isEqualTo("urn:newsml:example.org:20260101:X2");
    }

    @Test
    void itemOfThousandsOfTextsIsNoAgencys() {
        String components = ("<NewsComponent>" + TEXT + "</NewsComponent>").repeat(501);

        assertThat(Wires.rejection(file(item("X1", "", "<NewsComponent>" + components + "</NewsComponent>"))))
                .contains("more than 500 texts");
    }

    @Test
    void pictureWithNothingButACaptionIsSetAside() {
        String photo = "<NewsComponent><NewsComponent><Role FormalName=\"Main\"/><ContentItem Href=\"o.jpg\"><MediaType"
                + " FormalName=\"Photo\"/></ContentItem></NewsComponent><NewsComponent><Role FormalName=\"Caption\"/>"
                + content("<p>An owl</p>") + "</NewsComponent></NewsComponent>";

        assertThat(Wires.setAside(file(item("X1", "", photo)))).isEqualTo("NewsML photo");
    }

    @Test
    void topicSetInsideAnItemIsSetAside() {
        assertThat(Wires.setAside(file(item("X1", "", "<TopicSet FormalName=\"Subjects\"/>"))))
                .isEqualTo("NewsML topic set");
    }

    @Test
    void whatWillBecomeUsableIsUnderEmbargoTillThen() {
        String change =
                "<StatusWillChange><FutureStatus FormalName=\"Usable\"/><DateAndTime>20260102T060000Z</DateAndTime>"
                        + "</StatusWillChange>";
        Story story = Wires.story(file(item("X1", change, "<NewsComponent>" + TEXT + "</NewsComponent>")));

        assertThat(story.getStatus()).isEqualTo(Status.EMBARGOED);
        assertThat(story.getEmbargoUntil()).isEqualTo(Instant.parse("2026-01-02T06:00:00Z"));
    }

    @Test
    void whatWillBeWithheldLaterIsUsableNow() {
        String change =
                "<StatusWillChange><FutureStatus FormalName=\"Withheld\"/><DateAndTime>20260102T060000Z</DateAndTime>"
                        + "</StatusWillChange>";

        assertThat(Wires.story(file(item("X1", change, "<NewsComponent>" + TEXT + "</NewsComponent>")))
                        .getStatus())
                .isEqualTo(Status.USABLE);
    }

    @Test
    void instructionToRescindKills() {
        Story story = Wires.story(file(item("X1", "<Instruction FormalName=\"Rescind\"/>", "")));

        assertThat(story.getStatus()).isEqualTo(Status.KILLED);
        assertThat(story.getSignals()).containsExactly(Signal.KILL);
    }

    @Test
    void subjectSaidTwiceIsOneAndKeepsItsName() {
        Story story = story(
                "<NewsComponent><DescriptiveMetadata><SubjectCode><Subject FormalName=\"04000000\" cat=\"ECO\"/></SubjectCode>"
                        + "<SubjectCode><Subject FormalName=\"04000000\" cat=\"FIN\"/><SubjectQualifier FormalName=\"00001000\"/></SubjectCode>"
                        + "</DescriptiveMetadata>"
                        + content(
                                "<nitf><head><tobject><tobject.subject tobject.subject.refnum=\"04000000\""
                                        + " tobject.subject.type=\"Economy\"/></tobject></head><body><body.content><p>A.</p></body.content></body></nitf>")
                        + "</NewsComponent>");

        assertThat(story.getSubjects()).singleElement().satisfies(subject -> {
            assertThat(subject.getCode()).isEqualTo("04000000");
            assertThat(subject.getName()).isEqualTo("Economy");
        });
    }

    @Test
    void topicPointedAtIsASubject() {
        Story story = story(
                "<NewsComponent><TopicSet><Topic Duid=\"ts_1\"><FormalName Scheme=\"IPTCSubjectCodes\">14000000</FormalName>"
                        + "<Description xml:lang=\"es\">asuntos sociales</Description><Description xml:lang=\"en\">Social Issues</Description>"
                        + "</Topic></TopicSet><NewsComponent><Role FormalName=\"Main Text\"/><DescriptiveMetadata><Language FormalName=\"es-ES\"/>"
                        + "<TopicOccurrence Importance=\"High\" Topic=\"#ts_1\"/><TopicOccurrence Topic=\"#missing\"/>"
                        + "<Location HowPresent=\"DateLine\"><Property FormalName=\"Country\" Value=\"España\"/></Location></DescriptiveMetadata>"
                        + TEXT + "</NewsComponent></NewsComponent>");

        assertThat(story.getSubjects()).containsExactly(new Subject("subj", "14000000", "asuntos sociales"));
        assertThat(story.getPlaces()).containsExactly(new Place("name", "España", null, PlaceRole.DATELINE));
    }

    @Test
    void paragraphsWithoutDataContentAreText() {
        assertThat(story("<NewsComponent><ContentItem><p>First paragraph.</p></ContentItem></NewsComponent>")
                        .getBody())
                .isEqualTo("First paragraph.");
    }

    @Test
    void onlyTextsChainByAssociatedWith() {
        String pointers =
                "<AssociatedWith NewsItem=\"urn:newsml:example.org:20251231:X0:3\"/><AssociatedWith FormalName=\"Video\""
                        + " NewsItem=\"urn:newsml:example.org:20251231:V0:1\"/><AssociatedWith NewsItem=\"7c9e6679-7425-40de-944b-e07fc1f90ae7\"/>";
        Story story = Wires.story(file(item("X1", pointers, "<NewsComponent>" + TEXT + "</NewsComponent>")));

        assertThat(story.getRelated())
                .filteredOn(related -> related.getRole() == RelatedRole.ASSOCIATED)
                .extracting("id")
                .containsExactly("urn:newsml:example.org:20251231:X0");
    }

    private static String body(String data) {
        return story("<NewsComponent>" + content(data) + "</NewsComponent>").getBody();
    }

    private static Story story(String components) {
        return Wires.story(file(item("X1", "", components)));
    }

    private static String content(String data) {
        return "<ContentItem><MediaType FormalName=\"Text\"/><DataContent>" + data + "</DataContent></ContentItem>";
    }

    private static String item(String id, String management, String components) {
        return "<NewsItem xml:lang=\"en\"><Identification><NewsIdentifier><ProviderId>example.org</ProviderId><DateId>20260101</DateId>"
                + "<NewsItemId>" + id
                + "</NewsItemId><RevisionId PreviousRevision=\"0\" Update=\"N\">1</RevisionId></NewsIdentifier>"
                + "</Identification><NewsManagement><ThisRevisionCreated>20260101T120000Z</ThisRevisionCreated>"
                + "<Status FormalName=\"Usable\"/>" + management + "</NewsManagement>" + components + "</NewsItem>";
    }

    private static String file(String items) {
        return "<NewsML><NewsEnvelope/>" + items + "</NewsML>";
    }
}
