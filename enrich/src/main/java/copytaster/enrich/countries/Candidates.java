package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import copytaster.schemas.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the countries of one story from its mentions, its dateline's town and its agency's codes, and weighs them. */
final class Candidates {
    private final List<Candidate> all = new ArrayList<>(4);

    List<Candidate> all() {
        return all;
    }

    void addMentions(List<Mention> mentions, FoldedText text) {
        for (Mention mention : mentions) {
            for (String code : mention.codes()) {
                of(code).add(mention, text);
            }
        }
    }

    /** A dateline's town that the gazetteer reads differently, or not at all: the feed's own country may have one of that name. */
    void addTown(String place, String home, Gazetteer gazetteer) {
        if (place.isEmpty()) {
            return;
        }
        int comma = place.indexOf(',');
        String town = (comma < 0 ? place : place.substring(0, comma)).strip();
        List<String> countries = gazetteer.countriesOfTown(town);
        boolean found = all.stream().anyMatch(c -> c.count(Zone.DATELINE) > 0);
        if (comma < 0
                && !gazetteer.isKnownAnywhere(town)
                && countries.contains(home)
                && !countries.get(0).equals(home)
                && all.removeIf(c -> c.code().equals(countries.get(0)) && c.inText() == 0)) {
            found = false;
        }
        if (!found && !countries.isEmpty()) {
            of(countries.contains(home) && !gazetteer.isKnownAnywhere(town) ? home : countries.get(0))
                    .addDateline(town);
        }
    }

    void addCode(Place place, PlaceCodes codes) {
        codes.alpha2(place).ifPresent(code -> {
            Candidate candidate = of(code);
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

    /** @param market whether the story is a market desk's, so that its dateline says little */
    void weigh(boolean market) {
        int total = 0;
        int countries = 0;
        int most = 0;
        int first = Integer.MAX_VALUE;
        boolean led = false;
        for (Candidate candidate : all) {
            int inText = candidate.inText();
            total += inText;
            countries += inText > 0 ? 1 : 0;
            most = Math.max(most, inText);
            first = Math.min(first, candidate.firstAt());
            led |= candidate.count(Zone.HEADLINE) + candidate.count(Zone.LEAD) > 0;
        }
        for (Candidate candidate : all) {
            candidate.weigh(total, countries, most, first, led);
            if (market) {
                candidate.set(Feature.MARKET_DESK, candidate.has(Feature.DATELINE_BESIDE_OTHERS) ? 1 : 0);
            }
        }
    }

    private Candidate of(String code) {
        for (Candidate candidate : all) {
            if (candidate.code().equals(code)) {
                return candidate;
            }
        }
        Candidate candidate = new Candidate(code);
        all.add(candidate);
        return candidate;
    }
}
