package copytaster.enrich.versions;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Dateline;
import copytaster.schemas.Kind;
import copytaster.schemas.Note;
import copytaster.schemas.Place;
import copytaster.schemas.Priority;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentHashTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** A change of what the agency says about the version; the content is the same. */
    private static final Map<String, Consumer<Story.Builder>> ABOUT_THE_VERSION = Map.of(
            "version", story -> story.setVersion("2"),
            "versionRank", story -> story.setVersionRank(2L),
            "firstCreated", story -> story.setFirstCreated(NOON),
            "versionCreated", story -> story.setVersionCreated(NOON));

    private static final Map<String, Consumer<Story.Builder>> CONTENT = Map.ofEntries(
            Map.entry("provider", story -> story.setProvider("efe")),
            Map.entry("id", story -> story.setId("b")),
            Map.entry("status", story -> story.setStatus(Status.WITHHELD)),
            Map.entry("kind", story -> story.setKind(Kind.TABLE)),
            Map.entry("signals", story -> story.setSignals(List.of(Signal.CORRECTION))),
            Map.entry("headline", story -> story.setHeadline("changed")),
            Map.entry("slug", story -> story.setSlug("changed")),
            Map.entry("byline", story -> story.setByline("changed")),
            Map.entry(
                    "dateline",
                    story -> story.setDateline(
                            Dateline.newBuilder().setText("Seoul").build())),
            Map.entry("language", story -> story.setLanguage("fr")),
            Map.entry("urgency", story -> story.setUrgency(1)),
            Map.entry("priority", story -> story.setPriority(Priority.FLASH)),
            Map.entry("embargoUntil", story -> story.setEmbargoUntil(NOON)),
            Map.entry("body", story -> story.setBody("changed")),
            Map.entry("captions", story -> story.setCaptions(List.of("changed"))),
            Map.entry("keywords", story -> story.setKeywords(List.of("changed"))),
            Map.entry(
                    "subjects",
                    story -> story.setSubjects(List.of(Subject.newBuilder()
                            .setScheme("subj")
                            .setCode("04000000")
                            .build()))),
            Map.entry(
                    "places",
                    story -> story.setPlaces(List.of(Place.newBuilder()
                            .setScheme("iso3166-1a2")
                            .setCode("KR")
                            .build()))),
            Map.entry(
                    "related",
                    story -> story.setRelated(List.of(Related.newBuilder()
                            .setRole(RelatedRole.REPLACES)
                            .setId("z")
                            .build()))),
            Map.entry("rights", story -> story.setRights("changed")),
            Map.entry(
                    "notes",
                    story -> story.setNotes(
                            List.of(Note.newBuilder().setText("changed").build()))));

    private static Story.Builder story() {
        return Story.newBuilder().setProvider("afp").setId("a").setHeadline("Ferry aground");
    }

    private static long changed(Consumer<Story.Builder> change) {
        Story.Builder story = story();
        change.accept(story);
        return ContentHash.of(story.build());
    }

    static Set<String> content() {
        return CONTENT.keySet();
    }

    static Set<String> aboutTheVersion() {
        return ABOUT_THE_VERSION.keySet();
    }

    @ParameterizedTest
    @MethodSource("content")
    void changeOfTheContentChangesTheHash(String field) {
        assertThat(changed(CONTENT.get(field))).isNotEqualTo(ContentHash.of(story().build()));
    }

    @ParameterizedTest
    @MethodSource("aboutTheVersion")
    void changeOfWhatTheAgencySaysAboutTheVersionDoesNot(String field) {
        assertThat(changed(ABOUT_THE_VERSION.get(field))).isEqualTo(ContentHash.of(story().build()));
    }

    /** A new field of a story must say here whether it is content. */
    @Test
    void everyFieldOfAStoryIsOneOrTheOther() {
        var named = new TreeSet<>(CONTENT.keySet());
        named.addAll(ABOUT_THE_VERSION.keySet());

        assertThat(Story.getClassSchema().getFields().stream()
                        .map(Schema.Field::name)
                        .collect(Collectors.toSet()))
                .isEqualTo(named);
    }

    @Test
    void hashingLeavesTheStoryAsItWas() {
        Story story = story().setVersion("3")
                .setVersionRank(3L)
                .setVersionCreated(NOON)
                .build();
        Story before = Story.newBuilder(story).build();

        ContentHash.of(story);

        assertThat(story).isEqualTo(before);
    }
}
