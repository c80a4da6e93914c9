package copytaster.enrich.countries;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.FoldedText;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Evidence;
import copytaster.schemas.Place;
import copytaster.schemas.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tags a story with the countries it is about and those it only mentions, by where and how often they are named, with the words that decided.
 * A pure function of its input, safe for many threads; building one takes about a second.
 */
public final class CountryTagger {
    private static final double HOME_SCORE = 0.5;
    /** The part of the threshold that is enough where no country reaches it and the feed has no home: for one alone, for the best of several. */
    private static final double ALONE = 0.2;

    private static final double AMONG_OTHERS = 0.4;
    private static final double STANDS_OUT = 1.3;
    private static final Comparator<CountryTag> ORDER = Comparator.comparing((CountryTag tag) -> !tag.getAbout())
            .thenComparing(tag -> -tag.getScore())
            .thenComparing(CountryTag::getCode);

    private final Gazetteer gazetteer = Gazetteer.load();
    private final MentionFinder finder = new MentionFinder(gazetteer);
    private final Meanings meanings = new Meanings(gazetteer.ambiguous());
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
        if (!about && home.isEmpty()) {
            chooseFirst(tags);
        }
        return tags;
    }

    /** The countries named in the story with their features: what the scorer judges and a training run learns from. */
    public List<Candidate> candidates(CleanText text, Story story, String home) {
        FoldedText folded = ZonedText.of(text, story);
        String place = ZonedText.place(text, story);
        List<Mention> mentions = finder.find(folded, Languages.of(text.language(), folded), ZonedText.day(story));
        Candidates candidates = new Candidates();
        candidates.addMentions(meanings.decide(mentions, folded, story.getProvider(), home), folded);
        candidates.addTown(place, home, gazetteer);
        for (Place code : story.getPlaces()) {
            candidates.addCode(code, codes);
        }
        candidates.weigh(desk.wrote(place, folded));
        return candidates.all();
    }

    /** A story that names none loudly is about the one that it names most, where that one stands out. */
    private void chooseFirst(List<CountryTag> tags) {
        if (tags.isEmpty()) {
            return;
        }
        double best = tags.get(0).getScore() / scorer.threshold();
        boolean standsOut = tags.size() == 1
                ? best >= ALONE
                : best >= AMONG_OTHERS && tags.get(0).getScore() >= tags.get(1).getScore() * STANDS_OUT;
        tags.get(0).setAbout(standsOut);
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
