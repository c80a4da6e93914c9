package copytaster.enrich.countries;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.Folding;
import copytaster.enrich.words.LanguageGuess;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Dateline;
import copytaster.schemas.Evidence;
import copytaster.schemas.Place;
import copytaster.schemas.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Tags a story with the countries it is about and those it only mentions, by where and how often they are named, with the words that decided.
 * A pure function of its input, safe for many threads; building one takes about a second.
 */
public final class CountryTagger {
    private static final double HOME_SCORE = 0.5;
    private static final Comparator<CountryTag> ORDER = Comparator.comparing((CountryTag tag) -> !tag.getAbout())
            .thenComparing(tag -> -tag.getScore())
            .thenComparing(CountryTag::getCode);

    private final Gazetteer gazetteer = Gazetteer.load();
    private final MentionFinder finder = new MentionFinder(gazetteer);
    private final PersonNames persons = PersonNames.load();
    private final PlaceCodes codes = new PlaceCodes(gazetteer);
    private final MarketDesk desk = new MarketDesk();
    private final CountryScorer scorer = CountryScorer.load();

    private CountryTagger() {}

    private static final class Standard {
        private static final CountryTagger TAGGER = new CountryTagger();
    }

    /** The tagger with the tables and weights of this release. */
    public static CountryTagger standard() {
        return Standard.TAGGER;
    }

    /**
     * The story's countries: those it is about first, each group by falling score, then by code.
     *
     * @param home ISO 3166-1 alpha-2 of the country a story of this feed is about when nothing else says so; empty for none
     */
    public List<CountryTag> tag(CleanText text, Story story, String home) {
        List<CountryTag> tags = new ArrayList<>();
        boolean about = false;
        for (Candidate candidate : candidates(text, story, home)) {
            double score = scorer.score(candidate.features());
            boolean decided = score >= scorer.threshold();
            about |= decided;
            tags.add(new CountryTag(candidate.code(), rounded(score), decided, candidate.evidence()));
        }
        if (!about && !home.isEmpty() && hasText(text)) {
            addHome(tags, home);
        }
        tags.sort(ORDER);
        return tags;
    }

    /** The countries named in the story with their features: what the scorer judges and a training run learns from. */
    List<Candidate> candidates(CleanText text, Story story, String home) {
        Dateline dateline = story.getDateline();
        String place = text.dateline().isEmpty() && dateline != null ? dateline.getPlace() : text.dateline();
        FoldedText folded = new FoldedText(text.headline(), place, text.lead(), text.rest(), slug(story));
        List<Candidate> candidates = new ArrayList<>(4);
        List<Mention> mentions = finder.find(folded, languages(text.language(), folded));
        addMentions(mentions, folded, story.getProvider(), home, candidates);
        addTown(place, home, candidates);
        for (Place code : story.getPlaces()) {
            addCode(code, candidates);
        }
        weigh(candidates);
        if (desk.wrote(place, folded)) {
            for (Candidate candidate : candidates) {
                candidate.set(Feature.MARKET_DESK, candidate.has(Feature.DATELINE_BESIDE_OTHERS) ? 1 : 0);
            }
        }
        return candidates;
    }

    private static String slug(Story story) {
        List<String> keywords = story.getKeywords();
        return keywords.isEmpty() ? story.getSlug() : story.getSlug() + "; " + String.join("; ", keywords);
    }

    private static int languages(String declared, FoldedText folded) {
        String language = LanguageGuess.of(declared, folded);
        int known = LanguageGuess.LANGUAGES.indexOf(language);
        if (known >= 0) {
            return 1 << known;
        }
        int english = 1;
        return switch (language) {
            case "uk", "be", "bg" -> 1 << LanguageGuess.LANGUAGES.indexOf("ru");
            case "ca", "gl" -> 1 << LanguageGuess.LANGUAGES.indexOf("es");
            default -> english;
        };
    }

    private void addMentions(
            List<Mention> mentions, FoldedText folded, String provider, String home, List<Candidate> candidates) {
        boolean headlineTells = !headlineStyle(folded);
        String agency = Folding.fold(provider);
        List<Mention> undecided = new ArrayList<>(0);
        List<Mention> decided = new ArrayList<>(mentions.size());
        for (Mention mention : mentions) {
            Kind kind = mention.form().kind();
            boolean capitalsTell = mention.zone() == Zone.HEADLINE
                    ? headlineTells
                    : mention.zone() == Zone.LEAD || mention.zone() == Zone.BODY;
            if (kind == Kind.BLOCKER
                    || (kind == Kind.AGENCY
                            && !agency.isEmpty()
                            && Folding.fold(mention.form().word()).startsWith(agency))
                    || Money.isMoney(folded, mention)
                    || persons.isPerson(folded, mention, capitalsTell)) {
                continue;
            }
            (kind == Kind.AMBIGUOUS ? undecided : decided).add(mention);
        }
        stateDecides(decided, undecided);
        if (!undecided.isEmpty()) {
            for (Mention mention : undecided) {
                List<String> means =
                        gazetteer.ambiguous().resolve(mention.form().word(), code -> mentionsOf(code, mentions), home);
                if (!means.isEmpty()) {
                    decided.add(mention.means(means));
                }
            }
            decided.sort(Comparator.comparingInt(Mention::begin));
        }
        for (Mention mention : decided) {
            for (String code : mention.codes()) {
                candidate(code, candidates).add(mention, words(mention, folded));
            }
        }
    }

    /** The words as they stand, with the ending of a stem. */
    private static String words(Mention mention, FoldedText folded) {
        int ending = mention.form().edges() == PlaceForm.Edges.STEM ? folded.continuation(mention.end()) : 0;
        return folded.words(mention.begin(), mention.end() + ending);
    }

    /** "MELBOURNE, Fla.": the state after a town says which town it is. */
    private static void stateDecides(List<Mention> decided, List<Mention> undecided) {
        String country = "";
        for (Mention mention : decided) {
            if (mention.zone() == Zone.DATELINE && mention.form().kind() == Kind.REGION) {
                country = mention.codes().get(0);
            }
        }
        if (!country.isEmpty()) {
            String its = country;
            decided.removeIf(m -> m.zone() == Zone.DATELINE && !m.codes().contains(its));
            undecided.removeIf(m -> m.zone() == Zone.DATELINE);
        }
    }

    private static int mentionsOf(String code, List<Mention> mentions) {
        int count = 0;
        for (Mention mention : mentions) {
            if (mention.form().kind() != Kind.AMBIGUOUS && mention.codes().contains(code)) {
                count++;
            }
        }
        return count;
    }

    /** A headline in which most words begin with a capital: there a capital does not tell a name. */
    private static boolean headlineStyle(FoldedText folded) {
        int words = 0;
        int capitals = 0;
        for (int i = folded.start(0); i < folded.end(0); i++) {
            if (folded.letterAt(i) && folded.wordStarts(i)) {
                words++;
                capitals += Character.isUpperCase(folded.at(i)) ? 1 : 0;
            }
        }
        return capitals * 3 > words * 2;
    }

    /** A dateline's town that the gazetteer reads differently, or not at all: the feed's own country may have one of that name. */
    private void addTown(String place, String home, List<Candidate> candidates) {
        if (place.isEmpty()) {
            return;
        }
        int comma = place.indexOf(',');
        String town = (comma < 0 ? place : place.substring(0, comma)).strip();
        List<String> countries = gazetteer.countriesOfTown(town);
        boolean found = candidates.stream().anyMatch(c -> c.count(Zone.DATELINE) > 0);
        if (comma < 0
                && countries.contains(home)
                && !countries.get(0).equals(home)
                && candidates.removeIf(c -> c.code().equals(countries.get(0)) && c.inText() == 0)) {
            found = false;
        }
        if (!found && !countries.isEmpty()) {
            String code = countries.contains(home) ? home : countries.get(0);
            candidate(code, candidates).addDateline(town);
        }
    }

    private void addCode(Place place, List<Candidate> candidates) {
        codes.alpha2(place).ifPresent(code -> {
            Candidate candidate = candidate(code, candidates);
            Feature feature =
                    switch (place.getRole()) {
                        case EVENT -> Feature.CODE_EVENT;
                        case BUREAU -> Feature.CODE_BUREAU;
                        case DATELINE, UNKNOWN -> Feature.CODE_PLACE;
                    };
            candidate.set(feature, 1);
            candidate.addEvidence(
                    "provider",
                    place.getScheme() + ":" + place.getCode(),
                    "code, " + place.getRole().name().toLowerCase(Locale.ROOT));
        });
    }

    private static void weigh(List<Candidate> candidates) {
        int total = 0;
        int countries = 0;
        int most = 0;
        int first = Integer.MAX_VALUE;
        boolean led = false;
        for (Candidate candidate : candidates) {
            int inText = candidate.inText();
            total += inText;
            countries += inText > 0 ? 1 : 0;
            most = Math.max(most, inText);
            first = Math.min(first, candidate.firstAt());
            led |= candidate.count(Zone.HEADLINE) + candidate.count(Zone.LEAD) > 0;
        }
        for (Candidate candidate : candidates) {
            candidate.weigh(total, countries, most, first, led);
        }
    }

    private static Candidate candidate(String code, List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            if (candidate.code().equals(code)) {
                return candidate;
            }
        }
        Candidate candidate = new Candidate(code);
        candidates.add(candidate);
        return candidate;
    }

    private static boolean hasText(CleanText text) {
        return !text.headline().isBlank()
                || !text.lead().isBlank()
                || !text.rest().isBlank();
    }

    private static void addHome(List<CountryTag> tags, String home) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence("home", home, "home"));
        double score = HOME_SCORE;
        for (CountryTag tag : List.copyOf(tags)) {
            if (tag.getCode().equals(home)) {
                evidence.addAll(tag.getEvidence());
                score = Math.max(score, tag.getScore());
                tags.remove(tag);
            }
        }
        tags.add(new CountryTag(home, score, true, evidence));
    }

    private static double rounded(double score) {
        return Math.round(score * 10_000) / 10_000.0;
    }
}
