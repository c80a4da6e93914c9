package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides which mentions count and what an ambiguous one means, by what stands beside it and what else the story names. */
final class Meanings {
    private final AmbiguousNames ambiguous;
    private final PersonNames persons = PersonNames.load();
    private final Listing listing = new Listing();

    Meanings(AmbiguousNames ambiguous) {
        this.ambiguous = ambiguous;
    }

    /** @param provider the agency that sent the story: its own name says nothing */
    List<Mention> decide(List<Mention> mentions, FoldedText text, String provider, String home) {
        List<Mention> undecided = new ArrayList<>(0);
        List<Mention> decided = new ArrayList<>(mentions.size());
        sort(mentions, text, Folding.fold(provider), decided, undecided);
        stateDecides(decided, undecided);
        if (!undecided.isEmpty()) {
            for (Mention mention : undecided) {
                String word = mention.form().word();
                List<String> means = ambiguous.resolve(word, code -> votes(code, word, decided, undecided), home);
                if (!means.isEmpty()) {
                    decided.add(mention.means(means));
                }
            }
            decided.sort(Comparator.comparingInt(Mention::begin));
        }
        return decided;
    }

    private void sort(
            List<Mention> mentions, FoldedText text, String agency, List<Mention> decided, List<Mention> undecided) {
        boolean headlineTells = !headlineStyle(text);
        Set<String> people = null;
        for (Mention mention : mentions) {
            Kind kind = mention.form().kind();
            if (kind == Kind.BLOCKER
                    || (kind == Kind.AGENCY
                            && !agency.isEmpty()
                            && Folding.fold(mention.form().word()).startsWith(agency))
                    || Money.isMoney(text, mention)
                    || listing.isVenue(text, mention)) {
                continue;
            }
            boolean running = mention.zone() == Zone.LEAD || mention.zone() == Zone.BODY;
            boolean capitalsTell = mention.zone() == Zone.HEADLINE ? headlineTells : running;
            if ((running || mention.zone() == Zone.HEADLINE) && persons.isPerson(text, mention, capitalsTell)) {
                people = people == null ? new HashSet<>() : people;
                people.add(mention.form().word());
                continue;
            }
            (kind == Kind.AMBIGUOUS ? undecided : decided).add(mention);
        }
        if (people != null) {
            Set<String> known = people;
            decided.removeIf(m -> known.contains(m.form().word()) && persons.mayBeABareSurname(text, m));
            undecided.removeIf(m -> known.contains(m.form().word()) && persons.mayBeABareSurname(text, m));
        }
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

    /** How often the story names the country otherwise; of two words with one reading each (차드, 수단) either speaks for the other. */
    private int votes(String code, String word, List<Mention> decided, List<Mention> undecided) {
        int votes = 0;
        for (Mention mention : decided) {
            if (mention.form().kind() != Kind.AMBIGUOUS && mention.codes().contains(code)) {
                votes++;
            }
        }
        for (Mention mention : undecided) {
            if (!mention.form().word().equals(word)
                    && ambiguous.onlyReading(mention.form().word()).contains(code)) {
                votes++;
            }
        }
        return votes;
    }

    /** A headline in which most words begin with a capital: there a capital does not tell a name. */
    private static boolean headlineStyle(FoldedText text) {
        int words = 0;
        int capitals = 0;
        for (int i = text.start(0); i < text.end(0); i++) {
            if (text.letterAt(i) && text.wordStarts(i)) {
                words++;
                capitals += Character.isUpperCase(text.at(i)) ? 1 : 0;
            }
        }
        return capitals * 3 > words * 2;
    }
}
