package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import copytaster.schemas.Evidence;
import java.util.ArrayList;
import java.util.List;

/** One country in one story: where it is named, how often, and the words to show for it. */
public final class Candidate {
    private static final int MOST_EVIDENCE = 8;
    private static final int MOST_EVIDENCE_A_ZONE = 3;

    private static final int LIST = 6;

    private final String code;
    private final int[] counts = new int[Zone.ALL.length];
    private final int[] evidenceByZone = new int[Zone.ALL.length];
    private final double[] features = new double[Feature.ALL.length];
    private final List<Evidence> evidence = new ArrayList<>(4);
    private int firstAt = Integer.MAX_VALUE;
    private int named;
    private int metonyms;
    private int agencies;

    Candidate(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    int count(Zone zone) {
        return counts[zone.ordinal()];
    }

    /** Mentions in headline, lead and body. */
    int inText() {
        return count(Zone.HEADLINE) + count(Zone.LEAD) + count(Zone.BODY);
    }

    /** Whether a mention in headline, lead or body is more than a town, a person or a newspaper. */
    private boolean isNamed() {
        return named > 0;
    }

    int firstAt() {
        return firstAt;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    /** By the order of {@link Feature}. */
    public double[] features() {
        return features;
    }

    void set(Feature feature, double value) {
        features[feature.ordinal()] = value;
    }

    boolean has(Feature feature) {
        return features[feature.ordinal()] > 0;
    }

    void addEvidence(String zone, String words, String rule) {
        for (Evidence known : evidence) {
            if (known.getZone().equals(zone) && known.getWords().equals(words)) {
                return;
            }
        }
        if (evidence.size() < MOST_EVIDENCE) {
            evidence.add(new Evidence(zone, words, rule));
        }
    }

    /** A dateline's town that only the list of towns knows. */
    void addDateline(String town) {
        counts[Zone.DATELINE.ordinal()]++;
        addEvidence(Zone.DATELINE.label(), town, Kind.CITY.rule());
    }

    void add(Mention mention, FoldedText text) {
        Zone zone = mention.zone();
        counts[zone.ordinal()]++;
        if (zone != Zone.DATELINE && zone != Zone.SLUG) {
            firstAt = Math.min(firstAt, mention.begin());
            switch (mention.form().kind()) {
                case NAME, AMBIGUOUS, DEMONYM, HISTORIC -> named++;
                case LEADER, METONYM -> metonyms++;
                case AGENCY -> agencies++;
                case CAPITAL, CITY, REGION, BLOCKER -> {}
            }
        }
        if (evidenceByZone[zone.ordinal()] < MOST_EVIDENCE_A_ZONE && evidence.size() < MOST_EVIDENCE) {
            int before = evidence.size();
            addEvidence(zone.label(), words(mention, text), mention.rule());
            evidenceByZone[zone.ordinal()] += evidence.size() - before;
        }
    }

    /** The words as they stand, with the ending of a stem. */
    private static String words(Mention mention, FoldedText text) {
        int ending = mention.form().edges() == PlaceForm.Edges.STEM ? text.continuation(mention.end()) : 0;
        return text.words(mention.begin(), mention.end() + ending);
    }

    /** Fills in what can be told from this country alone and from the sums over all of the story's countries. */
    void weigh(int total, int countries, int most, int first, boolean othersLead) {
        int text = inText();
        boolean dateline = count(Zone.DATELINE) > 0;
        boolean headline = count(Zone.HEADLINE) > 0;
        boolean lead = count(Zone.LEAD) > 0;
        set(Feature.BIAS, 1);
        set(Feature.DATELINE, dateline ? 1 : 0);
        set(Feature.DATELINE_ONLY, dateline && text == 0 ? 1 : 0);
        set(Feature.DATELINE_BESIDE_OTHERS, dateline && text == 0 && othersLead ? 1 : 0);
        set(Feature.HEADLINE, headline ? 1 : 0);
        set(Feature.LEAD, lead ? 1 : 0);
        set(Feature.HEADLINE_AND_LEAD, headline && lead ? 1 : 0);
        set(Feature.LEAD_COUNT, Math.log1p(count(Zone.LEAD)));
        set(Feature.BODY_COUNT, Math.log1p(count(Zone.BODY)));
        set(Feature.SLUG, count(Zone.SLUG) > 0 ? 1 : 0);
        set(Feature.COUNTRIES, Math.log1p(countries));
        if (text == 0) {
            return;
        }
        set(Feature.SHARE, (double) text / total);
        set(Feature.RELATIVE, (double) text / most);
        set(Feature.BEHIND_OTHERS, othersLead && !headline && !lead && !dateline ? 1 : 0);
        set(Feature.LISTED, countries >= LIST && !headline && !lead && !dateline ? 1 : 0);
        set(Feature.ONLY_ONE, countries == 1 ? 1 : 0);
        set(Feature.MOST, text == most ? 1 : 0);
        set(Feature.FIRST, firstAt == first ? 1 : 0);
        set(Feature.BODY_ONLY, headline || lead || dateline ? 0 : 1);
        set(Feature.ONCE_IN_BODY, headline || lead || dateline || text > 1 ? 0 : 1);
        if (!isNamed()) {
            boolean place = text > metonyms + agencies;
            set(Feature.PLACES_ONLY, place ? 1 : 0);
            set(Feature.METONYMS_ONLY, !place && metonyms > 0 ? 1 : 0);
            set(Feature.AGENCY_ONLY, !place && metonyms == 0 ? 1 : 0);
        }
    }
}
