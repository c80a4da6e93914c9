package copytaster.desk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import copytaster.desk.taste.Tasting;
import copytaster.ingest.Parsed;
import copytaster.ingest.ReadContext;
import copytaster.ingest.Reading;
import copytaster.ingest.Rejected;
import copytaster.ingest.SetAside;
import copytaster.ingest.WireReader;
import copytaster.ingest.providers.Providers;
import copytaster.schemas.Contract;
import copytaster.schemas.CountryTag;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.RawStory;
import copytaster.schemas.Status;
import copytaster.schemas.StoryKey;
import copytaster.schemas.TopicTag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's day, from the agencies' files to the verdicts, held against what a journalist wrote beside them. */
class SampleDayTest {

    @TempDir
    private Path folder;

    /** The running story of each story so far. */
    private final Map<String, String> threads = new HashMap<>();

    private final List<String> complaints = new ArrayList<>();

    @Test
    void everyWireComesOutAsTheJournalistExpects() throws IOException {
        Files.write(folder.resolve("nordpress.yml"), SampleDay.nordpress());
        Providers providers = Providers.with(folder);
        var reader = new WireReader(providers);
        JsonNode wires = new YAMLMapper().readTree(SampleDay.class.getResourceAsStream("/copytaster/demo/day.yml"));
        Instant begin = Instant.parse(wires.get("wires").get(0).get("sent").asText());
        try (var tasting = new Tasting(begin)) {
            tasting.rules(SampleDay.desks(), begin);
            List<SampleDay.Wire> day = SampleDay.wires();
            for (int i = 0; i < day.size(); i++) {
                SampleDay.Wire wire = day.get(i);
                List<Reading> readings =
                        reader.read(wire.bytes(), new ReadContext(wire.feed(), wire.file(), wire.feed(), ""));
                compare(wires.get("wires").get(i), readings, wire, tasting, providers);
            }
        }

        assertThat(complaints).isEmpty();
    }

    private void compare(
            JsonNode told, List<Reading> readings, SampleDay.Wire wire, Tasting tasting, Providers providers) {
        if (told.path("outcome").asText().equals("rejected")) {
            expect(readings.stream().anyMatch(Rejected.class::isInstance), wire.file(), "rejected", readings);
            return;
        }
        JsonNode stories = told.get("stories");
        expect(readings.size() == stories.size(), wire.file(), stories.size() + " items", readings.size());
        for (int i = 0; i < Math.min(readings.size(), stories.size()); i++) {
            JsonNode expected = stories.get(i);
            switch (readings.get(i)) {
                case Parsed parsed -> judge(expected, parsed, wire, tasting, providers);
                case SetAside aside ->
                    expect(expected.path("outcome").asText().equals("setAside"), wire.file(), "read", aside.what());
                case Rejected rejected -> complaints.add(wire.file() + ": rejected: " + rejected.reason());
            }
        }
    }

    private void judge(JsonNode expected, Parsed parsed, SampleDay.Wire wire, Tasting tasting, Providers providers) {
        String key = StoryKey.of(parsed.story());
        expect(key.equals(expected.path("key").asText()), wire.file(), expected.path("key"), key);
        var raw = RawStory.newBuilder()
                .setStory(parsed.story())
                .setFormat(parsed.format())
                .setHome(providers.home(parsed.story().getProvider()))
                .setContract(Contract.newBuilder().build())
                .setOriginal(ByteBuffer.allocate(0))
                .build();
        Tasting.Tasted tasted = tasting.taste(raw, wire.sent());
        String outcome = expected.path("outcome").asText("");
        expect(tasted.emitted() == outcome.isEmpty(), key, outcome.isEmpty() ? "emitted" : outcome, tasted.emitted());
        if (expected.has("kind")) {
            expect(
                    expected.get("kind")
                            .asText()
                            .equals(parsed.story().getKind().name()),
                    key,
                    expected.get("kind"),
                    parsed.story().getKind());
        }
        if (tasted.emitted()) {
            verdict(expected, key, tasted.story().orElseThrow());
        }
    }

    private void verdict(JsonNode expected, String key, EnrichedStory story) {
        String relation = story.getVerdict().getRelation().name();
        expect(
                among(expected.path("relation"), relation),
                key,
                expected.path("relation"),
                relation + " " + story.getVerdict().getRelatedTo() + " "
                        + story.getVerdict().getEvidence());
        if (expected.has("relatedTo") && !relation.equals("NEW")) {
            expect(
                    among(expected.get("relatedTo"), story.getVerdict().getRelatedTo()),
                    key,
                    expected.get("relatedTo"),
                    story.getVerdict().getRelatedTo());
        }
        thread(expected, key, story);
        if (story.getStory().getStatus() == Status.KILLED) {
            return;
        }
        Set<String> about = story.getCountries().stream()
                .filter(CountryTag::getAbout)
                .map(CountryTag::getCode)
                .collect(Collectors.toSet());
        all(expected.path("countries"), about, key, "about");
        all(
                expected.path("countriesAny"),
                story.getCountries().stream().map(CountryTag::getCode).collect(Collectors.toSet()),
                key,
                "tagged");
        expected.path("notCountries")
                .forEach(code -> expect(!about.contains(code.asText()), key, "not about " + code, about));
        var topics = story.getMediaTopics().stream().map(TopicTag::getId).collect(Collectors.toSet());
        all(expected.path("mediaTopics"), topics, key, "topic");
        expected.path("notYet")
                .forEach(tag -> expect(
                        !about.contains(tag.asText()) && !topics.contains(tag.asText()),
                        key,
                        "no " + tag + " yet",
                        "it"));
        all(expected.path("desks"), new HashSet<>(story.getDesks()), key, "desk");
    }

    private void thread(JsonNode expected, String key, EnrichedStory story) {
        String thread = story.getVerdict().getThread();
        threads.put(key, thread);
        each(
                expected.path("thread"),
                other -> expect(
                        thread.equals(threads.get(other)),
                        key,
                        "the running story of " + other + ", " + threads.get(other),
                        thread + " " + story.getVerdict().getEvidence()));
        each(
                expected.path("notThread"),
                other -> expect(
                        !thread.equals(threads.get(other)),
                        key,
                        "another running story than " + other,
                        story.getVerdict().getEvidence()));
    }

    private static void each(JsonNode oneOrMany, Consumer<String> action) {
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(one -> action.accept(one.asText()));
        } else if (!oneOrMany.isMissingNode()) {
            action.accept(oneOrMany.asText());
        }
    }

    private void all(JsonNode wanted, Set<String> there, String key, String what) {
        wanted.forEach(one -> expect(there.contains(one.asText()), key, what + " " + one.asText(), there));
    }

    private static boolean among(JsonNode oneOrMany, String value) {
        if (!oneOrMany.isArray()) {
            return oneOrMany.asText().equals(value);
        }
        for (JsonNode one : oneOrMany) {
            if (one.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private void expect(boolean holds, String what, Object expected, Object found) {
        if (!holds) {
            complaints.add(what + ": expected " + expected + ", found " + found);
        }
    }
}
