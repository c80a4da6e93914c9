package copytaster.enrich.threads;

import copytaster.enrich.duplicates.Fingerprint;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares one story with others of the window: which names, figures and terms they share, each weighed by how rare it is.
 * A weight is the natural logarithm of how many stories one would pass before meeting the trait by chance; a window with
 * few stories is eked out by what is known of names and figures at large.
 */
final class Agreement {

    /** So many stories count as seen before the window's first. */
    static final double BACKGROUND = 3000;

    /** A story names what it is about in the first part of its names, and at least in so many. */
    private static final int LEAST_FIRST = 4;

    private static final int FIRST_PART = 3;

    /** An inexact agreement in sound must be surer than this, or any long Korean text holds any short name. */
    private static final double SURE = 7.0;

    /**
     * What two stories have in common.
     *
     * @param names of the story compared, that the other holds too
     * @param agreements how many names and figures both hold that are not everywhere
     * @param subject the weight of the most telling name among the first of both: what both are about
     * @param strong how many names and figures are rare enough to tell something by themselves
     * @param rare the weight of common names and figures
     */
    record Common(List<Long> names, List<Integer> figures, int agreements, double subject, int strong, double rare) {}

    /** So many stories hold a word by chance, before any of the window's. */
    private static final double TERM_EXPECTED = 1 + BACKGROUND / 200;

    private static final double[] TERM_LOGS = new double[1024];

    static {
        for (int holders = 0; holders < TERM_LOGS.length; holders++) {
            TERM_LOGS[holders] = Math.log(TERM_EXPECTED + holders);
        }
    }

    private final ThreadIndex index;
    private final Fingerprint print;
    private final Int2ObjectOpenHashMap<LongArrayList> bySkeleton = new Int2ObjectOpenHashMap<>();
    private final Int2DoubleOpenHashMap termWeights = new Int2DoubleOpenHashMap();
    private final double ownTerms;

    /** The logarithm of how many stories there are to meet a trait in. */
    private final double all;

    Agreement(Fingerprint print, ThreadIndex index) {
        this.index = index;
        this.print = print;
        this.all = Math.log(BACKGROUND + index.size());
        for (long printed : print.traits().names()) {
            long name = Spelling.bare(printed);
            bySkeleton
                    .computeIfAbsent(Spelling.skeleton(name), unused -> new LongArrayList(1))
                    .add(name);
        }
        double squares = 0;
        for (int term : print.traits().terms()) {
            double weight = term(term);
            termWeights.put(term, weight);
            squares += weight * weight;
        }
        ownTerms = squares;
    }

    Common with(Fingerprint other) {
        var names = new ArrayList<Long>();
        double rare = 0;
        int strong = 0;
        int agreements = 0;
        String before = "";
        double subject = 0;
        long[] printedNames = other.traits().names();
        for (int i = 0; i < printedNames.length; i++) {
            long printed = printedNames[i];
            long theirs = Spelling.bare(printed);
            long best = 0;
            double weight = 0;
            for (long ours : bySkeleton.getOrDefault(Spelling.skeleton(theirs), new LongArrayList(0))) {
                double alike = Spelling.likeness(ours, theirs);
                if (ours == theirs || alike >= SURE && Spelling.consonants(ours) >= 3) {
                    double found = Math.min(name(ours, ours == theirs), alike);
                    if (found > weight) {
                        weight = found;
                        best = ours;
                    }
                }
            }
            if (weight > 0 && !names.contains(best)) {
                // "Jong-un" after "Kim Jong-un" is no agreement of its own.
                String spelled = Spelling.unpack(best);
                if (before.contains(spelled) || !before.isEmpty() && spelled.contains(before)) {
                    continue;
                }
                before = spelled;
                names.add(best);
                if (Spelling.leadsUp(printed)) {
                    continue;
                }
                if (i < first(printedNames.length) && isFirst(best)) {
                    subject = Math.max(subject, weight);
                }
                rare += weight;
                agreements += weight >= ThreadFinder.COUNTS ? 1 : 0;
                strong += weight >= ThreadFinder.TELLING ? 1 : 0;
            }
        }
        var figures = new ArrayList<Integer>();
        for (int figure : other.traits().figures()) {
            if (Arrays.binarySearch(print.traits().figures(), figure) >= 0) {
                double weight = figure(figure);
                figures.add(figure);
                rare += weight;
                agreements += weight >= ThreadFinder.COUNTS ? 1 : 0;
                strong += weight >= ThreadFinder.TELLING ? 1 : 0;
            }
        }
        return new Common(names, figures, agreements, subject, strong, rare);
    }

    private boolean isFirst(long name) {
        long[] names = print.traits().names();
        for (int i = 0; i < Math.min(first(names.length), names.length); i++) {
            if (Spelling.bare(names[i]) == name) {
                return true;
            }
        }
        return false;
    }

    private static int first(int names) {
        return Math.max(LEAST_FIRST, names / FIRST_PART);
    }

    /** The cosine of the words of two stories in one language. */
    double terms(Fingerprint other) {
        double common = 0;
        double squares = 0;
        for (int term : other.traits().terms()) {
            double weight = termWeights.getOrDefault(term, -1);
            if (weight >= 0) {
                common += weight * weight;
            } else {
                weight = term(term);
            }
            squares += weight * weight;
        }
        return squares == 0 || ownTerms == 0 ? 0 : common / Math.sqrt(squares * ownTerms);
    }

    /** How telling a name is: the longer and the rarer, the more. */
    double name(long name, boolean exact) {
        double expected = BACKGROUND * Math.exp(-Math.min(8, Spelling.likeness(name, name)));
        int holders = exact ? index.names.count(Spelling.exact(name)) : index.skeletons.count(Spelling.skeleton(name));
        return weight(expected, holders);
    }

    double figure(int figure) {
        return weight(BACKGROUND * Figures.perThousand(figure) / 1000, index.figures.count(figure));
    }

    double term(int term) {
        int holders = index.terms.count(term);
        return Math.max(0, all - (holders < TERM_LOGS.length ? TERM_LOGS[holders] : Math.log(TERM_EXPECTED + holders)));
    }

    private double weight(double expected, int holders) {
        return Math.max(0, all - Math.log(1 + expected + holders));
    }

    static boolean sameLanguage(Fingerprint one, Fingerprint other) {
        return primary(one.language()).equals(primary(other.language()));
    }

    private static String primary(String language) {
        int end = language.indexOf('-');
        return end < 0 ? language : language.substring(0, end);
    }
}
