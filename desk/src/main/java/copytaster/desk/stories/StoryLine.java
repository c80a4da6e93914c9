package copytaster.desk.stories;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.schemas.Contract;
import copytaster.schemas.Dateline;
import copytaster.schemas.Kind;
import copytaster.schemas.Place;
import copytaster.schemas.PlaceRole;
import copytaster.schemas.RawStory;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.Subject;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON Lines: a story with at least an id, as {@code parse} prints it or as a collection of
 * stories has it. Fields that it does not know are passed over.
 */
final class StoryLine {

    private static final String NO_PROVIDER = "wire";

    private final JsonNode line;

    StoryLine(JsonNode line) {
        this.line = line;
    }

    String id() {
        return text("id");
    }

    /** When the story was published; empty where the line has no time that can be read. */
    Optional<Instant> published() {
        return Stream.of("published", "versionCreated", "firstCreated")
                .map(this::time)
                .flatMap(Optional::stream)
                .findFirst();
    }

    RawStory raw(String home) {
        return RawStory.newBuilder()
                .setStory(story())
                .setFormat("json-lines")
                .setHome(home)
                .setContract(Contract.newBuilder()
                        .setLearn(line.path("learn")
                                .asBoolean(line.path("contract").path("learn").asBoolean(false)))
                        .build())
                .setOriginal(ByteBuffer.allocate(0))
                .build();
    }

    private Story story() {
        String version = text("version");
        String provider = text("provider").toLowerCase(Locale.ROOT).replace('/', '-');
        return Story.newBuilder()
                .setProvider(provider.isEmpty() ? NO_PROVIDER : provider)
                .setId(id())
                .setVersion(version)
                .setVersionRank(version.matches("\\d{1,18}") ? Long.valueOf(version) : null)
                .setStatus(status())
                .setKind(named("kind", Kind.class, Kind.STORY))
                .setSignals(list("signals", node -> constant(node.asText(), Signal.class)))
                .setHeadline(text("headline").replaceAll("\\s+", " ").strip())
                .setSlug(text("slug"))
                .setByline(text("byline"))
                .setDateline(dateline())
                .setLanguage(text("language"))
                .setUrgency(urgency())
                .setVersionCreated(time("versionCreated").orElse(null))
                .setEmbargoUntil(time("embargoUntil").orElse(null))
                .setBody(text("body"))
                .setKeywords(list("keywords", node -> Optional.of(node.asText())))
                .setSubjects(list("subjects", StoryLine::subject))
                .setPlaces(list("places", StoryLine::place))
                .setRelated(list("related", StoryLine::related))
                .build();
    }

    private @Nullable Integer urgency() {
        int urgency = line.path("urgency").asInt(0);
        return urgency < 1 || urgency > 9 ? null : Integer.valueOf(urgency);
    }

    private Status status() {
        return switch (text("status").toLowerCase(Locale.ROOT)) {
            case "killed", "kill", "canceled", "cancelled" -> Status.KILLED;
            case "withheld" -> Status.WITHHELD;
            case "embargoed" -> Status.EMBARGOED;
            default -> Status.USABLE;
        };
    }

    private Dateline dateline() {
        JsonNode dateline = line.path("dateline");
        if (dateline.isObject()) {
            return Dateline.newBuilder()
                    .setText(dateline.path("text").asText(""))
                    .setPlace(dateline.path("place").asText(""))
                    .build();
        }
        String text = dateline.asText("").strip();
        return text.isEmpty() ? null : Dateline.newBuilder().setText(text).build();
    }

    private static Optional<Subject> subject(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        return Optional.of(Subject.newBuilder()
                .setScheme(node.path("scheme").asText(""))
                .setCode(node.path("code").asText(""))
                .build());
    }

    /** Names alone, as some collections have them, are labels of theirs and no places of an agency. */
    private static Optional<Place> place(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        return Optional.of(Place.newBuilder()
                .setScheme(node.path("scheme").asText(""))
                .setCode(node.path("code").asText(""))
                .setName(node.hasNonNull("name") ? node.get("name").asText() : null)
                .setRole(constant(node.path("role").asText(""), PlaceRole.class).orElse(PlaceRole.UNKNOWN))
                .build());
    }

    private static Optional<Related> related(JsonNode node) {
        if (!node.isObject() || node.path("id").asText("").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Related.newBuilder()
                .setRole(constant(node.path("role").asText(""), RelatedRole.class)
                        .orElse(RelatedRole.OTHER))
                .setId(node.get("id").asText())
                .build());
    }

    private <T> List<T> list(String field, Function<JsonNode, Optional<T>> item) {
        var items = new ArrayList<T>();
        line.path(field).forEach(node -> item.apply(node).ifPresent(items::add));
        return items;
    }

    private <E extends Enum<E>> E named(String field, Class<E> type, E otherwise) {
        return constant(text(field), type).orElse(otherwise);
    }

    private static <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private Optional<Instant> time(String field) {
        try {
            String text = text(field);
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String text(String field) {
        JsonNode value = line.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
