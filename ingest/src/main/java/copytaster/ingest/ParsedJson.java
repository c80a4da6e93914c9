package copytaster.ingest;

import copytaster.schemas.Dateline;
import copytaster.schemas.Note;
import copytaster.schemas.Story;
import copytaster.schemas.StoryJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reading as the JSON object that {@code copytaster parse} prints, one a line. */
public final class ParsedJson {

    private ParsedJson() {}

    /** All fields, in order; those without a value are null, so that every line has the same shape. */
    public static Map<String, Object> of(String file, Reading reading) {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", file);
        switch (reading) {
            case Rejected rejected -> json.put("rejected", rejected.reason());
            case SetAside aside -> json.put("setAside", aside.what());
            case Parsed parsed -> story(json, parsed);
        }
        return json;
    }

    private static void story(Map<String, Object> json, Parsed parsed) {
        Story story = parsed.story();
        json.put("provider", story.getProvider());
        json.put("format", parsed.format());
        json.put("id", story.getId());
        json.put("version", story.getVersion());
        json.put("status", story.getStatus().name());
        json.put("kind", story.getKind().name());
        json.put("signals", story.getSignals().stream().map(Enum::name).toList());
        json.put("headline", story.getHeadline());
        json.put("slug", story.getSlug());
        json.put("byline", story.getByline());
        json.put("dateline", dateline(story.getDateline()));
        json.put("language", story.getLanguage());
        json.put("urgency", story.getUrgency());
        json.put("firstCreated", text(story.getFirstCreated()));
        json.put("versionCreated", text(story.getVersionCreated()));
        json.put("embargoUntil", text(story.getEmbargoUntil()));
        json.put("body", story.getBody());
        json.put("captions", story.getCaptions());
        json.put("keywords", story.getKeywords());
        json.put("subjects", StoryJson.of(story.getSubjects()));
        json.put("places", StoryJson.of(story.getPlaces()));
        json.put("related", StoryJson.of(story.getRelated()));
        json.put("rights", story.getRights());
        json.put(
                "editorialNotes",
                story.getNotes().stream().map(ParsedJson::note).toList());
        json.put("priority", story.getPriority().name());
    }

    private static Map<String, Object> note(Note note) {
        var json = new LinkedHashMap<String, Object>();
        json.put("text", note.getText());
        json.put("role", note.getRole());
        json.put("public", note.getPublic$());
        return json;
    }

    private static @Nullable Map<String, Object> dateline(@Nullable Dateline dateline) {
        return dateline == null ? null : StoryJson.of(dateline);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
