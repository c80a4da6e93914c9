package copytaster.ingest.providers;

import copytaster.ingest.formats.Item;
import copytaster.ingest.formats.Times;
import copytaster.schemas.Kind;
import copytaster.schemas.Note;
import copytaster.schemas.Place;
import copytaster.schemas.PlaceRole;
import copytaster.schemas.Priority;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the story of an item by its provider's file. Pure: equal items give equal stories. */
final class StoryMaker {

    /** The fields that a provider's file can say how to get. */
    static final List<String> LEARNED = List.of(
            "id",
            "version",
            "headline",
            "slug",
            "byline",
            "dateline",
            "datelineLocation",
            "language",
            "urgency",
            "firstCreated",
            "versionCreated",
            "embargo");

    private static final Pattern RANK = Pattern.compile("^\\D{0,2}(\\d{1,18})\\D{0,2}$");
    private static final Pattern URGENCY = Pattern.compile("^[1-9]$");
    /** The word before a name says nothing of who it is. */
    private static final Pattern BY = Pattern.compile("^(?:By|BY|Von|Por|Par)\\s+(?=\\p{Lu}|dpa\\b)");

    private static final int LONGEST_ID = 2_000;
    private static final int LONGEST_HEADLINE = 500;
    private static final int LONGEST_NOTICE = 2_000;
    private static final int LONGEST_SIGN_OFF = 60;

    private final Item item;
    private final Provider provider;
    private final Facts facts;
    private final List<Note> notes;

    private StoryMaker(Item item, Facts facts, Provider provider) {
        this.item = item;
        this.provider = provider;
        this.facts = facts;
        this.notes = new ArrayList<>();
    }

    /** @param facts of the item; what is concluded is added to them */
    static Story make(Item item, Facts facts, Provider provider) throws NoStory {
        return new StoryMaker(item, facts, provider).make();
    }

    private Story make() throws NoStory {
        // The version first: some agencies write it into the id, which loses it in what follows.
        String version = learn("version");
        String id = id();
        String headline = headline();
        for (String field : List.of("slug", "language", "urgency", "dateline", "datelineLocation")) {
            learn(field);
        }
        Instant firstCreated = time("firstCreated").orElse(null);
        Instant versionCreated = time("versionCreated").orElse(null);
        DatelineReader dateline = DatelineReader.read(provider.datelines(), facts, item.body());
        item.notes().forEach(note -> notes.add(isPrivate(note) ? closed(note) : note));
        Embargo embargo = Embargo.of(
                status(), time("embargo").orElse(null), facts.first("embargo"), versionCreated, firstCreated);
        embargo.remark().ifPresent(text -> note(text, "embargo"));
        List<Related> related = related(id);
        String byline = byline(dateline);
        Story.Builder story = Story.newBuilder()
                .setProvider(provider.provider())
                .setId(id)
                .setVersion(version)
                .setVersionRank(rank(version))
                .setStatus(embargo.status())
                .setSignals(signals(embargo.status(), related))
                .setKind(Rule.first(provider.kinds(), facts).orElse(Kind.STORY))
                .setPriority(Rule.first(provider.priorities(), facts).orElse(Priority.NORMAL))
                .setHeadline(headline)
                .setSlug(facts.first("slug"))
                .setByline(byline)
                .setDateline(dateline.dateline())
                .setLanguage(language(facts.first("language")))
                .setUrgency(urgency(facts.first("urgency")))
                .setFirstCreated(firstCreated)
                .setVersionCreated(versionCreated)
                .setEmbargoUntil(embargo.until())
                .setBody(body(embargo.status(), related, byline))
                .setCaptions(embargo.status() == Status.KILLED ? List.of() : item.captions())
                .setKeywords(item.all("keyword"))
                .setSubjects(subjects())
                .setPlaces(places())
                .setRelated(related)
                .setRights(String.join("; ", item.all("rights")));
        return story.setNotes(notes).build();
    }

    private String id() throws NoStory {
        String id = learn("id");
        if (id.isEmpty()) {
            throw new NoStory("the item has no id, so its versions could not be told from other stories");
        }
        if (id.length() > LONGEST_ID) {
            throw new NoStory("the item's id has " + id.length() + " characters; no more than " + LONGEST_ID
                    + " are taken for an id");
        }
        return id;
    }

    /** Alerts come without a headline: their first paragraph is what they say. */
    private String headline() {
        String headline = learn("headline");
        if (headline.isEmpty()) {
            String first = Facts.firstParagraph(item.body()).replaceAll("\\s+", " ");
            headline = first.length() <= LONGEST_HEADLINE ? first : first.substring(0, LONGEST_HEADLINE) + "…";
            facts.learn("headline", headline);
        }
        return headline;
    }

    private Status status() {
        Optional<Status> ruled = Rule.first(provider.statuses(), facts);
        if (ruled.isPresent()) {
            return ruled.get();
        }
        String word = facts.first("status").toLowerCase(Locale.ROOT);
        Status known = provider.status().get(word);
        if (known == null && !word.isEmpty()) {
            note(
                    "status \"" + facts.first("status") + "\" is not known of " + provider.provider() + ": held back",
                    "status");
            return Status.WITHHELD;
        }
        return known == null ? Status.USABLE : known;
    }

    private List<Signal> signals(Status status, List<Related> related) {
        var signals = EnumSet.noneOf(Signal.class);
        signals.addAll(Rule.every(provider.signals(), facts));
        if (status == Status.KILLED || kills(related)) {
            signals.add(Signal.KILL);
            // It is sent as urgently as an alert, and announces nothing.
            signals.remove(Signal.ALERT);
        }
        if (status == Status.WITHHELD) {
            signals.add(Signal.WITHHOLD);
        }
        return List.copyOf(signals);
    }

    /** A killed story carries no text; a notice that kills another story says so in a note. */
    private String body(Status status, List<Related> related, String byline) {
        if (status != Status.KILLED) {
            return text(byline);
        }
        if (kills(related) && !item.body().isBlank()) {
            String notice = item.body().replaceAll("\\s+", " ");
            note(notice.substring(0, Math.min(notice.length(), LONGEST_NOTICE)), "kill");
        }
        return "";
    }

    /** The body less what other fields say: headline and byline over it, the wire's word that it ends. */
    private String text(String byline) {
        String body = item.body();
        String first = Facts.firstParagraph(body);
        if (first.length() < body.length() && first.length() <= LONGEST_HEADLINE && saidElsewhere(first, byline)) {
            body = body.substring(first.length()).strip();
        }
        int last = body.lastIndexOf("\n\n");
        boolean signed = last > 0
                && body.length() - last <= LONGEST_SIGN_OFF
                && provider.signOff().matcher(body.substring(last + 2)).find();
        return signed ? body.substring(0, last).stripTrailing() : body;
    }

    private boolean saidElsewhere(String paragraph, String byline) {
        Matcher by = BY.matcher(paragraph);
        return item.all("headline").contains(paragraph)
                || (by.lookingAt() && paragraph.substring(by.end()).equals(byline));
    }

    private List<Related> related(String own) {
        var related = new LinkedHashSet<Related>();
        for (Item.Link link : item.links()) {
            Related pointer = provider.chains().stream()
                    .flatMap(chain -> chain.follow(link, facts).stream())
                    .findFirst()
                    .orElseGet(() -> new Related(RelatedRole.OTHER, link.id(), link.label()));
            if (!pointer.getId().equals(own)) {
                related.add(pointer);
            }
        }
        return List.copyOf(related);
    }

    private List<Subject> subjects() {
        return item.subjects().stream()
                .map(code -> new Subject(
                        provider.schemes().getOrDefault(code.scheme(), code.scheme()),
                        code.code(),
                        code.name().isEmpty() ? null : code.name()))
                .toList();
    }

    private List<Place> places() {
        Stream<Place> sent = item.places().stream()
                .map(site -> new Place(
                        provider.schemes().getOrDefault(site.scheme(), site.scheme()),
                        site.code(),
                        site.name().isEmpty() ? null : site.name(),
                        provider.places().getOrDefault(site.how(), PlaceRole.UNKNOWN)));
        return Stream.concat(sent, item.subjects().stream().flatMap(this::country))
                .distinct()
                .toList();
    }

    /** Some agencies code the countries of a story among its subjects. */
    private Stream<Place> country(Item.Code subject) {
        Pattern codes = provider.countries().get(subject.scheme());
        if (codes == null || !codes.matcher(Facts.beginning(subject.code())).find()) {
            return Stream.empty();
        }
        String scheme = subject.code().length() == 2 ? "iso3166-1a2" : "iso3166-1a3";
        return Stream.of(
                new Place(scheme, subject.code(), subject.name().isEmpty() ? null : subject.name(), PlaceRole.EVENT));
    }

    private String byline(DatelineReader read) {
        String byline = learn("byline");
        return BY.matcher(byline.isEmpty() ? read.byline() : byline).replaceFirst("");
    }

    private Optional<Instant> time(String field) {
        return Times.parse(learn(field), provider.timeZone());
    }

    private String learn(String field) {
        List<Value> ways = provider.fields().get(field);
        String value = ways == null ? facts.first(field) : Value.first(ways, facts);
        facts.learn(field, value);
        return value;
    }

    private void note(String text, String role) {
        var note = new Note(text, role, true);
        notes.add(isPrivate(note) ? closed(note) : note);
    }

    /** What is too long to be looked through is for editors only. */
    private boolean isPrivate(Note note) {
        return note.getText().length() > LONGEST_NOTICE
                || provider.privateNotes().matcher(note.getText()).find();
    }

    private static Note closed(Note note) {
        return new Note(note.getText(), note.getRole(), false);
    }

    private static boolean kills(List<Related> related) {
        return related.stream().anyMatch(pointer -> pointer.getRole() == RelatedRole.KILLS);
    }

    private static @Nullable Long rank(String version) {
        Matcher rank = RANK.matcher(version);
        return rank.matches() ? Long.valueOf(rank.group(1)) : null;
    }

    private static @Nullable Integer urgency(String urgency) {
        return URGENCY.matcher(urgency).matches() ? Integer.valueOf(urgency) : null;
    }

    private static String language(String tag) {
        String bcp47 = Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
        return bcp47.equals("und") ? "" : bcp47;
    }
}
