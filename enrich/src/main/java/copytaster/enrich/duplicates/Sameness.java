package copytaster.enrich.duplicates;

import copytaster.schemas.Mark;
import java.time.Duration;

/**
 * Says by how much two stories are alike whether they are one report. Wording alone does not do it: names and figures
 * must agree with it, for what differs between two instances of a template is these. Where wording is damaged, they may
 * be damaged as much.
 */
final class Sameness {

    /** How two stories were found to be one report, or not. */
    enum Route {
        /** Word for word. */
        EQUAL,
        /** By its wording. */
        WORDED,
        /** Told in other words. */
        RETOLD,
        /** By what the agency printed over it. */
        MARKED,
        /** Alike enough for a person to look at. */
        DOUBTFUL,
        DIFFERENT;

        boolean same() {
            return this != DOUBTFUL && this != DIFFERENT;
        }
    }

    /** From this share of common rare wording on, two texts are worded alike. */
    private static final double WORDED = 0.5;

    /** On another day a follow-up carries half of yesterday's report as its background. */
    private static final double WORDED_NEXT_DAY = 0.75;

    /** From this likeness on, two texts whose facts agree tell the same. */
    private static final double RETOLD = 0.52;

    /** So much less will do where the agency says that the text takes the place of another. */
    private static final double MARKED = 0.2;

    private static final double DOUBTFUL = 0.42;

    /** Of so few figures each tells. */
    private static final int FEW_FIGURES = 3;

    private static final int LEAST_GRAMS = 5;
    private static final int LEAST_STROKES = 8;

    /** Three rare figures that agree: so much weight of figures tells the same, in whatever words. */
    private static final double TOLD_BY_FIGURES = 18;

    /** Two texts that one agency sends within so short a time are two reports, unless they are worded or titled alike. */
    private static final long TOGETHER = Duration.ofMinutes(5).toMillis();

    /** A text of fewer words is an alert or a notice of one sentence: all of it must agree. */
    private static final int SHORT = 20;

    /**
     * Retellings come on the same day. What comes again on another day in so few words as an alert has, or is known to
     * recur, is another day's, even word for word.
     */
    private static final long SAME_DAY = Duration.ofHours(12).toMillis();

    /** Of the figures under one headline, so many agree where one of them was mended. */
    private static final double MENDED = 0.8;

    private Sameness() {}

    static Route route(Fingerprint print, Likeness likeness, boolean recurring) {
        Fingerprint other = likeness.other().print();
        if (print.words() == 0 || other.words() == 0) {
            return Route.DIFFERENT;
        }
        long apart = Math.abs(print.seen() - other.seen());
        boolean alerts = isAlert(print) && isAlert(other);
        if ((recurring || alerts) && apart > SAME_DAY) {
            return Route.DIFFERENT;
        }
        if (likeness.equal() && print.words() >= 4 && !likeness.swapped()) {
            return Route.EQUAL;
        }
        boolean sameAgency = print.provider().equals(other.provider());
        if (sameAgency && isNotice(print, other)) {
            return Route.MARKED;
        }
        boolean marked = sameAgency && print.mark() != Mark.NONE;
        if (marked
                && likelihood(likeness) >= RETOLD - MARKED
                && likeness.headline().part() >= 0.5
                && !likeness.swapped()
                && isAlert(print) == isAlert(other)) {
            return Route.MARKED;
        }
        boolean facts = figuresAgree(print, likeness, recurring) && namesAgree(likeness) && !likeness.swapped();
        boolean oneIsShort = Math.min(print.words(), other.words()) < SHORT;
        boolean together = sameAgency && apart < TOGETHER && print.title() != other.title() && wording(likeness) < 0.8;
        boolean quotesYesterday = apart > SAME_DAY && (oneIsShort || wording(likeness) < WORDED_NEXT_DAY);
        if (facts
                && !together
                && !quotesYesterday
                && (oneIsShort ? isSameNotice(print, other, likeness) : isWorded(likeness))) {
            return Route.WORDED;
        }
        if (facts && !together && !oneIsShort && !recurring && apart <= SAME_DAY && isRetold(likeness)) {
            return Route.RETOLD;
        }
        return wording(likeness) >= WORDED || likelihood(likeness) >= DOUBTFUL ? Route.DOUBTFUL : Route.DIFFERENT;
    }

    /** The share of rare wording, words or letters, that the two have in common. */
    static double wording(Likeness likeness) {
        Likeness.Share grams = likeness.grams();
        Likeness.Share strokes = likeness.strokes();
        double words = grams.shared() >= LEAST_GRAMS || grams.shared() == grams.all() ? grams.part() : 0;
        double letters = strokes.shared() >= LEAST_STROKES ? strokes.part() : 0;
        return Math.max(words, letters - 0.1);
    }

    /** 0 to 1: how near two texts are as wholes, in headline, lead and wording. */
    static double likelihood(Likeness likeness) {
        return 0.35 * likeness.cosine()
                + 0.3 * likeness.headline().part()
                + 0.2 * likeness.grams().part()
                + 0.15 * likeness.lead().part();
    }

    private static boolean isNotice(Fingerprint print, Fingerprint other) {
        return print.mark() == Mark.NOTICE && print.quoted() != 0 && print.quoted() == other.title();
    }

    /** A text of nothing but a headline. */
    private static boolean isAlert(Fingerprint print) {
        return print.terms().length == print.headline().length;
    }

    private static boolean isWorded(Likeness likeness) {
        boolean background = likeness.lead().part() < 0.5 && wording(likeness) < 0.7;
        return wording(likeness) >= WORDED && !background && !isRearranged(likeness);
    }

    /** The same words and figures, in another order: a table whose figures have moved. */
    private static boolean isRearranged(Likeness likeness) {
        return likeness.terms().part() >= 0.9
                && likeness.grams().part() < 0.8
                && likeness.figures().all() >= 10;
    }

    /** Texts of one sentence: of one kind and length, and nothing that tells differs. */
    private static boolean isSameNotice(Fingerprint print, Fingerprint other, Likeness likeness) {
        double lengths = Math.min(print.words(), other.words()) / (double) Math.max(print.words(), other.words());
        if (isAlert(print) != isAlert(other)) {
            return false;
        }
        if (likeness.grams().shared() >= LEAST_GRAMS && likeness.grams().part() >= 0.9) {
            return true;
        }
        return lengths >= 0.6
                && likeness.figures().part() == (likeness.figures().all() == 0 ? 0 : 1)
                && likeness.headline().part() >= 0.6
                && likeness.terms().part() >= 0.8;
    }

    private static boolean isRetold(Likeness likeness) {
        Likeness.Share figures = likeness.figures();
        Likeness.Share names = likeness.names();
        boolean agree = likeness.lead().part() >= 0.4
                && (figures.all() == 0 || figures.part() >= 0.75)
                && (names.all() < 2 || names.part() >= 0.6)
                && names.shared() + figures.shared() >= 3;
        if (!agree || isRearranged(likeness)) {
            return false;
        }
        boolean told = likeness.figureWeight() >= TOLD_BY_FIGURES
                && figures.part() >= 0.9
                && (names.all() < 2 || names.part() >= 0.75)
                && likeness.cosine() >= 0.3;
        return told || likelihood(likeness) >= RETOLD && likeness.lead().part() >= 0.5;
    }

    private static boolean figuresAgree(Fingerprint print, Likeness likeness, boolean recurring) {
        Likeness.Share figures = likeness.figures();
        if (figures.all() == 0) {
            return true;
        }
        if (recurring) {
            boolean sameTitle = print.title() != 0
                    && print.title() == likeness.other().print().title();
            return figures.part() >= (sameTitle ? MENDED : 1);
        }
        boolean wholeText =
                likeness.strokes().part() >= 0.95 && likeness.strokes().all() >= 24;
        if (figures.all() - figures.shared() <= 1 && wholeText) {
            return true;
        }
        double words = likeness.plain().part();
        if (figures.all() <= FEW_FIGURES && words >= 0.75 || figures.all() == 1) {
            return figures.part() == 1;
        }
        return figures.part() >= Math.min(0.75, words - 0.15);
    }

    private static boolean namesAgree(Likeness likeness) {
        Likeness.Share names = likeness.names();
        if (names.all() == 1) {
            return names.shared() == 1 || wording(likeness) >= 0.8;
        }
        return names.all() == 0
                || names.part() >= Math.min(0.6, likeness.terms().part() - 0.2);
    }
}
