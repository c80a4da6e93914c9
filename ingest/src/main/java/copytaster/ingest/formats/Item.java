package copytaster.ingest.formats;

import copytaster.schemas.Note;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One item as its format puts it: fields under names that all formats share where they mean the same, and nothing yet of
 * what an agency means by them.
 *
 * @param format for example {@code newsml-1.2}
 * @param fields every field that was there, in order, never blank; the names are listed in the module's README
 * @param body plain text, shaped as the story's body
 * @param captions of the pictures sent with it, one line each
 * @param original the item's own bytes
 */
public record Item(
        String format,
        Map<String, List<String>> fields,
        String body,
        List<String> captions,
        List<Code> subjects,
        List<Site> places,
        List<Link> links,
        List<Note> notes,
        byte[] original) {

    /** A subject code as delivered. The name is empty when none is sent. */
    public record Code(String scheme, String code, String name) {}

    /** A place as delivered; {@code how} is the format's word for the role it plays. */
    public record Site(String scheme, String code, String name, String how) {}

    /** A pointer to another item; {@code how} names the kind of pointer, {@code label} what the agency calls the target. */
    public record Link(String how, String id, String label) {}

    public Item {
        fields = Map.copyOf(fields);
        captions = List.copyOf(captions);
        subjects = List.copyOf(subjects);
        places = List.copyOf(places);
        links = List.copyOf(links);
        notes = List.copyOf(notes);
    }

    /** The first value of a field, empty when it has none. */
    public String first(String field) {
        return all(field).stream().findFirst().orElse("");
    }

    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** An item while its format reads it. Blank values are not kept. */
    static final class Draft {

        private final String format;
        private final Map<String, LinkedHashSet<String>> fields = new LinkedHashMap<>();
        private final Set<String> captions = new LinkedHashSet<>();
        private final Map<String, Code> subjects = new LinkedHashMap<>();
        private final Set<Site> places = new LinkedHashSet<>();
        private final Set<Link> links = new LinkedHashSet<>();
        private final Set<Note> notes = new LinkedHashSet<>();
        private String body = "";

        Draft(String format) {
            this.format = format;
        }

        Draft put(String field, String value) {
            String line = PlainText.line(value);
            if (!line.isEmpty()) {
                fields.computeIfAbsent(field, name -> new LinkedHashSet<>()).add(line);
            }
            return this;
        }

        String first(String field) {
            LinkedHashSet<String> values = fields.get(field);
            return values == null ? "" : values.getFirst();
        }

        Draft body(String text) {
            body = text;
            return this;
        }

        /** Several pictures may share a caption, which then stands once. */
        Draft caption(String text) {
            String line = PlainText.line(text);
            if (!line.isEmpty()) {
                captions.add(line);
            }
            return this;
        }

        boolean hasBody() {
            return !body.isBlank();
        }

        boolean hasText() {
            return !body.isBlank() || !first("headline").isEmpty();
        }

        /** A code that is sent twice, once with its name and once without, is one subject. */
        Draft subject(String scheme, String code, String name) {
            if (!code.isBlank()) {
                var subject = new Code(scheme.strip(), code.strip(), PlainText.line(name));
                subjects.merge(
                        subject.scheme() + " " + subject.code(),
                        subject,
                        (known, again) -> known.name().isEmpty() ? again : known);
            }
            return this;
        }

        Draft place(String scheme, String code, String name, String how) {
            if (!code.isBlank()) {
                places.add(new Site(scheme, PlainText.line(code), PlainText.line(name), how));
            }
            return this;
        }

        Draft link(String how, String id, String label) {
            if (!id.isBlank()) {
                links.add(new Link(how, id.strip(), label.strip()));
            }
            return this;
        }

        Draft note(String text, String role, boolean forReaders) {
            String line = PlainText.line(text);
            if (!line.isEmpty()) {
                notes.add(new Note(line, role, forReaders));
            }
            return this;
        }

        Item done(byte[] original) {
            Map<String, List<String>> values = new HashMap<>();
            fields.forEach((field, all) -> values.put(field, List.copyOf(all)));
            return new Item(
                    format,
                    values,
                    body,
                    List.copyOf(captions),
                    List.copyOf(subjects.values()),
                    List.copyOf(places),
                    List.copyOf(links),
                    List.copyOf(notes),
                    original);
        }
    }
}
