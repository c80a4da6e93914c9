package copytaster.desk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.ingest.ReadContext;
import copytaster.ingest.WireReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final String NEWS_ITEM = """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="3" standard="NewsML-G2">
              <itemMeta><itemClass qcode="ninat:text"/><provider literal="x"/><pubStatus qcode="stat:usable"/></itemMeta>
              <contentMeta><headline>A headline
                in two lines</headline></contentMeta>
              <contentSet><inlineXML contenttype="application/xhtml+xml"><html><body><p>Text.</p></body></html></inlineXML></contentSet>
            </newsItem>
            """;
    private static final String NINJS = "{\"uri\":\"x:1\",\"version\":\"2\",\"headline\":\"A headline\"}";

    @Test
    void claimsAreReadFromBothFormats() {
        assertThat(claims(NEWS_ITEM)).containsExactly(new Claim("urn:x:1", "3", "A headline in two lines"));
        assertThat(claims(NINJS)).containsExactly(new Claim("x:1", "2", "A headline"));
        assertThat(claims("{\"uri\":\"x:1\",\"type\":\"picture\",\"headline\":\"A picture\"}"))
                .isEmpty();
        assertThat(claims(NEWS_ITEM.replace("ninat:text", "ninat:picture"))).isEmpty();
        assertThat(claims("neither")).isEmpty();
    }

    @Test
    void storyWithAllThatItsFileSaysPasses() {
        assertThat(verdict(NEWS_ITEM, claims(NEWS_ITEM), "should_pass").passed())
                .isTrue();
        assertThat(verdict(NINJS, claims(NINJS), "should_pass").passed()).isTrue();
    }

    @Test
    void whatIsMissingIsNamed() {
        var other = List.of(new Claim("x:1", "7", "Another headline"), new Claim("x:2", "", ""));

        assertThat(verdict(NINJS, other, "should_pass").missing())
                .containsExactly(
                        "version 2, not 7",
                        "headline \"A headline\", not \"Another headline\"",
                        "no story has the id x:2");
        assertThat(verdict(NINJS, other, "should_fail").passed()).isTrue();
    }

    @Test
    void tableHasARowForEachVersionInTheOrderOfTheirNumbers() {
        var later = Verdict.on(file("2.10", "should_pass"), claims(NINJS), readings(NINJS));
        var earlier = Verdict.on(file("2.9", "should_pass"), List.of(new Claim("x:2", "", "")), readings("{}"));

        assertThat(ConformanceTable.of(List.of(later, earlier)).lines().skip(2))
                .containsExactly(
                        "| ninjs | validation should_pass | 2.9 | 1 | 0 | 0 |  | 1 | 0 |",
                        "| ninjs | validation should_pass | 2.10 | 1 | 1 | 1 |  | 0 | 0 |",
                        "| all |  |  | 2 | 1 | 1 |  | 1 | 0 |");
    }

    private static Verdict verdict(String wire, List<Claim> claims, String suite) {
        return Verdict.on(file("1.0", suite), claims, readings(wire));
    }

    private static SuiteFile file(String version, String suite) {
        return SuiteFile.of(Path.of("suites"), Path.of("suites", "ninjs", "validation", version, suite, "x.json"));
    }

    private static List<copytaster.ingest.Reading> readings(String wire) {
        return WireReader.standard().read(bytes(wire), ReadContext.of("test", "test"));
    }

    private static List<Claim> claims(String wire) {
        return Claim.of(bytes(wire));
    }

    private static byte[] bytes(String wire) {
        return wire.getBytes(StandardCharsets.UTF_8);
    }
}
