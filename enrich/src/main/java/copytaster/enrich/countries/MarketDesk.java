package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.Folding;
import copytaster.enrich.words.Resource;
import copytaster.enrich.words.WordAutomaton;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Knows a dateline that only says where an agency's commodity desk sits: a London story on Ghana's cocoa. */
final class MarketDesk {
    private final Set<String> towns = new HashSet<>();
    private final Set<String> market = new HashSet<>();
    private final WordAutomaton<String> words;

    MarketDesk() {
        WordAutomaton.Builder<String> builder = WordAutomaton.builder();
        for (String line : Resource.lines(MarketDesk.class, "desks.tsv")) {
            String[] columns = line.split("\t");
            for (String word : columns[1].split(",")) {
                if (columns[0].equals("towns")) {
                    towns.add(Folding.fold(word.strip()));
                } else if (columns[0].equals("words")) {
                    builder.add(word.strip(), word.strip());
                    market.add(word.strip());
                }
            }
        }
        words = builder.build();
    }

    /** Towns and the words of markets. */
    Stream<String> words() {
        return Stream.concat(towns.stream(), market.stream());
    }

    /** Is this a market story from a market desk? The headline decides, or the lead. */
    boolean wrote(String place, FoldedText text) {
        if (place.isEmpty() || !towns.contains(Folding.fold(place))) {
            return false;
        }
        boolean[] found = new boolean[1];
        words.find(text, (begin, end, meanings) -> {
            int zone = text.zone(begin);
            boolean word = text.wordStarts(begin) && (text.wordEnds(end) || text.at(begin) > '\u1100');
            found[0] |= word && (zone == Zone.HEADLINE.ordinal() || zone == Zone.LEAD.ordinal());
        });
        return found[0];
    }
}
