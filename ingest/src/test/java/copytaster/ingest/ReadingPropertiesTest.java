package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Story;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any wire: nothing is lost or doubled, order stays, and what is said is no matter of the serialisation. */
class ReadingPropertiesTest {

    /** An invented item, before any format has it. */
    record Invented(String headline, List<String> paragraphs, List<String> keywords, int urgency, int version) {

        String ninjs(String id) {
            String html =
                    paragraphs.stream().map(text -> "<p>" + xml(text) + "</p>").collect(Collectors.joining());
            return "{\"uri\":\"%s\",\"version\":\"%d\",\"type\":\"text\",\"language\":\"en\",\"urgency\":%d,\"headline\":%s,\"keyword\":[%s],\"body_xhtml\":%s}"
                    .formatted(
                            id,
                            version,
                            urgency,
                            json(headline),
                            keywords.stream().map(Invented::json).collect(Collectors.joining(",")),
                            json(html));
        }

        String newsMlG2(String id) {
            return ("<newsItem guid=\"%s\" version=\"%d\" xml:lang=\"en\"><itemMeta><itemClass qcode=\"ninat:text\"/>"
                            + "<provider literal=\"x\"/><pubStatus qcode=\"stat:usable\"/></itemMeta><contentMeta><urgency>%d</urgency>"
                            + "%s<headline>%s</headline></contentMeta><contentSet><inlineXML contenttype=\"application/xhtml+xml\">"
                            + "<html><body>%s</body></html></inlineXML></contentSet></newsItem>")
                    .formatted(
                            id,
                            version,
                            urgency,
                            elements("keyword", keywords),
                            xml(headline),
                            elements("p", paragraphs));
        }

        private static String elements(String name, List<String> texts) {
            return texts.stream()
                    .map(text -> "<" + name + ">" + xml(text) + "</" + name + ">")
                    .collect(Collectors.joining());
        }

        private static String json(String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }

        private static String xml(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;");
        }
    }

    @Property(tries = 200)
    void itemInTwoSerialisationsIsTheSameStory(@ForAll("items") Invented item) {
        Story ninjs = Wires.story(item.ninjs("urn:x:1"));
        Story g2 = Wires.story(item.newsMlG2("urn:x:1"));

        assertThat(ninjs.getId()).isEqualTo(g2.getId());
        assertThat(ninjs.getVersion()).isEqualTo(g2.getVersion());
        assertThat(ninjs.getHeadline()).isEqualTo(g2.getHeadline()).isEqualTo(item.headline);
        assertThat(ninjs.getBody()).isEqualTo(g2.getBody()).isEqualTo(String.join("\n\n", item.paragraphs));
        assertThat(ninjs.getKeywords()).isEqualTo(g2.getKeywords());
        assertThat(ninjs.getUrgency()).isEqualTo(g2.getUrgency());
        assertThat(ninjs.getLanguage()).isEqualTo(g2.getLanguage());
        assertThat(ninjs.getStatus()).isEqualTo(g2.getStatus());
        assertThat(ninjs.getPriority()).isEqualTo(g2.getPriority());
    }

    @Property(tries = 100)
    void itemsOfAFileKeepTheirOrderAndTheirOriginals(@ForAll("files") List<Invented> items) {
        String json = IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i).ninjs("urn:x:" + i))
                .collect(Collectors.joining(" ,\n", "[", "]"));
        String g2 = IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i).newsMlG2("urn:x:" + i))
                .collect(Collectors.joining("\n", "<newsMessage><itemSet>", "</itemSet></newsMessage>"));

        for (String file : List.of(json, g2)) {
            List<Reading> readings = Wires.read(file);

            assertThat(readings)
                    .extracting(reading -> ((Parsed) reading).story().getId())
                    .containsExactlyElementsOf(IntStream.range(0, items.size())
                            .mapToObj(i -> "urn:x:" + i)
                            .toList());
            int at = 0;
            for (Reading reading : readings) {
                at = file.indexOf(own(reading), at) + 1;
                assertThat(at).isPositive();
                assertThat(Wires.story(reading.original())).isEqualTo(((Parsed) reading).story());
            }
        }
    }

    @Property(tries = 200)
    void spoiltFileLosesNoItemThatWasNotTouched(@ForAll("files") List<Invented> items, @ForAll long seed) {
        var random = new Random(seed);
        int spoilt = random.nextInt(items.size());
        String file = IntStream.range(0, items.size())
                .mapToObj(i -> i == spoilt
                        ? items.get(i).newsMlG2("urn:x:" + i).replaceFirst("</headline>", "&undeclared;</headline>")
                        : items.get(i).newsMlG2("urn:x:" + i))
                .collect(Collectors.joining("\n", "<newsMessage><itemSet>", "</itemSet></newsMessage>"));
        List<Reading> readings = Wires.read(file);

        assertThat(readings).hasSameSizeAs(items);
        assertThat(readings.get(spoilt)).isInstanceOf(Rejected.class);
        assertThat(readings.stream().filter(Parsed.class::isInstance)).hasSize(items.size() - 1);
    }

    @Property(tries = 200)
    void readingTwiceGivesTheSame(@ForAll("files") List<Invented> items, @ForAll long seed) {
        byte[] file = items.stream()
                .map(item -> item.ninjs("urn:x:1"))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        var random = new Random(seed);
        file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));

        assertThat(Wires.read(file)).usingRecursiveComparison().isEqualTo(Wires.read(file));
    }

    /** What of the original is the item's own, without the envelope that goes with each. */
    private static String own(Reading reading) {
        String original = new String(reading.original(), StandardCharsets.UTF_8);
        int start = original.indexOf("<newsItem");
        return start < 0
                ? original
                : original.substring(start, original.indexOf("</newsItem>") + "</newsItem>".length());
    }

    @Provide
    Arbitrary<List<Invented>> files() {
        return items().list().ofMinSize(2).ofMaxSize(12);
    }

    @Provide
    Arbitrary<Invented> items() {
        Arbitrary<String> word = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('가', '힣')
                .withCharRange('а', 'я')
                .withChars('é', 'ñ', 'ß', '"', '\'', '\\', '-')
                .ofMinLength(1)
                .ofMaxLength(9)
                .map(letters -> "x" + letters + "x");
        Arbitrary<String> text = word.list().ofMinSize(2).ofMaxSize(12).map(words -> String.join(" ", words));
        Arbitrary<String> sentence =
                Combinators.combine(text, text).as((first, second) -> first + " & " + second + ".");
        return Combinators.combine(
                        sentence,
                        sentence.list().ofMinSize(1).ofMaxSize(5),
                        word.list().ofMaxSize(4).uniqueElements(),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(1, 1_000))
                .as(Invented::new);
    }
}
