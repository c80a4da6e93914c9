package copytaster.replay.redaction;

import copytaster.schemas.Dateline;
import copytaster.schemas.Judgement;
import copytaster.schemas.Note;
import copytaster.schemas.Place;
import copytaster.schemas.RawStory;
import copytaster.schemas.Related;
import copytaster.schemas.Story;
import copytaster.schemas.Subject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Replaces the words of stories by invented words of the same shape, so that a licensed wire can become a test: what was
 * a copy stays a copy, what was a correction stays one, and nobody can read the report.
 *
 * <p>A word is a run of letters of one script. Its replacement has as many letters, of the same script, with capitals
 * where it had them; it is the same wherever the word stands, and no two words share one. Space, punctuation, markup and
 * figures of up to six digits stay, and so do small words, dates, titles, and the marks of the agencies, which are nobody's
 * expression. A stem (six letters, of Korean two syllables) and what follows it are replaced each by itself, so that
 * inflected words stay kin, and Chinese characters one by one, because copies are found by these. Whoever knows the
 * language may guess at a text whose characters are replaced one by one, as at any such cipher; with an alphabet only how
 * often a word comes can be seen.
 *
 * <p>What is known by letters rather than by words, such as a copy whose words are glued or misread, may be lost; so is
 * what joins running stories across languages, the sound of a name.
 */
public final class Redaction {

    /** What an agency calls a place by its name in the field of codes. */
    private static final Set<String> NAME_SCHEMES = Set.of("city", "name");

    private static final int SHORTEST_SECRET = 16;

    private final RedactedText texts;

    /**
     * @param secret decides the invented words, at least 16 bytes: the same secret and the same order of stories give the
     *     same words; without it they cannot be computed back (HMAC-SHA-256)
     */
    public Redaction(byte[] secret, KeptWords kept) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes can be guessed; "
                    + SHORTEST_SECRET + " are the least that cannot");
        }
        KeptWords all = kept.plus(KeptWords.always());
        // What would tell a country or a topic is never invented, so that no story is about one by chance.
        KeptWords telling = all.plus(KeptWords.gazetteer()).plus(KeptWords.topicQueries());
        texts = new RedactedText(
                new KeptSpans(all),
                new InventedWords(secret, new KeptSpans(telling)::allows),
                new InventedWords(secret, any -> true));
    }

    /**
     * The story in invented words. Its original bytes are left out: they hold the whole report, in a format that only a
     * parser understands, and a redacted parse of them would not be what the agency sent.
     */
    public RawStory redact(RawStory raw) {
        return RawStory.newBuilder(raw)
                .setStory(redact(raw.getStory()))
                .setOriginal(ByteBuffer.allocate(0))
                .build();
    }

    /** The ruling with the keys that the stories have after redaction. */
    public Judgement redact(Judgement judgement) {
        return Judgement.newBuilder(judgement)
                .setFirst(key(judgement.getFirst()))
                .setSecond(key(judgement.getSecond()))
                .setBy(text(judgement.getBy()))
                .setNote(text(judgement.getNote()))
                .build();
    }

    /** The key that a story has after redaction: the same, unless its id is an address on the web, which holds words. */
    public String key(String storyKey) {
        int slash = storyKey.indexOf('/');
        return slash < 0 ? storyKey : storyKey.substring(0, slash + 1) + id(storyKey.substring(slash + 1));
    }

    /** Any text in invented words. */
    public String text(String text) {
        return texts.redact(text);
    }

    private Story redact(Story story) {
        return Story.newBuilder(story)
                .setId(id(story.getId()))
                .setHeadline(text(story.getHeadline()))
                .setSlug(text(story.getSlug()))
                .setByline(text(story.getByline()))
                .setDateline(story.getDateline() == null ? null : redact(story.getDateline()))
                .setBody(text(story.getBody()))
                .setCaptions(texts(story.getCaptions()))
                .setKeywords(texts(story.getKeywords()))
                .setSubjects(story.getSubjects().stream().map(this::redact).toList())
                .setPlaces(story.getPlaces().stream().map(this::redact).toList())
                .setRelated(story.getRelated().stream()
                        .map(related -> redact(related, story.getProvider()))
                        .toList())
                .setRights(text(story.getRights()))
                .setNotes(story.getNotes().stream().map(this::redact).toList())
                .build();
    }

    private Dateline redact(Dateline dateline) {
        return Dateline.newBuilder(dateline)
                .setText(text(dateline.getText()))
                .setPlace(text(dateline.getPlace()))
                .build();
    }

    private Subject redact(Subject subject) {
        return Subject.newBuilder(subject)
                .setName(subject.getName() == null ? null : text(subject.getName()))
                .build();
    }

    private Place redact(Place place) {
        return Place.newBuilder(place)
                .setCode(NAME_SCHEMES.contains(place.getScheme()) ? text(place.getCode()) : place.getCode())
                .setName(place.getName() == null ? null : text(place.getName()))
                .build();
    }

    private Related redact(Related related, String provider) {
        String id = related.getId();
        return Related.newBuilder(related)
                .setId(id.startsWith(provider + "/") ? key(id) : id(id))
                .setLabel(text(related.getLabel()))
                .build();
    }

    private Note redact(Note note) {
        return Note.newBuilder(note).setText(text(note.getText())).build();
    }

    private String id(String id) {
        return id.contains("://") ? text(id) : id;
    }

    private List<String> texts(List<String> all) {
        var redacted = new ArrayList<String>(all.size());
        all.forEach(one -> redacted.add(text(one)));
        return redacted;
    }
}
