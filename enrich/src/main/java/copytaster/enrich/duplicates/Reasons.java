package copytaster.enrich.duplicates;

import copytaster.enrich.duplicates.Likeness.Share;
import copytaster.enrich.duplicates.Sameness.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in sentences why two stories are, or may be, one report. */
final class Reasons {

    private Reasons() {}

    static List<String> of(Likeness likeness, Route route) {
        String other = likeness.other().print().key();
        var reasons = new ArrayList<String>();
        switch (route) {
            case EQUAL -> reasons.add("the text is that of " + other + ", word for word");
            case MARKED -> reasons.add("the agency marks it as a new telling of " + other);
            case RETOLD -> reasons.add("tells in other words what " + other + " tells");
            case WORDED, DOUBTFUL, DIFFERENT -> {}
        }
        if (route != Route.EQUAL) {
            wording(likeness, other, reasons);
            facts(likeness, reasons);
        }
        return reasons;
    }

    private static void wording(Likeness likeness, String other, List<String> reasons) {
        Share grams = likeness.grams();
        Share strokes = likeness.strokes();
        if (grams.shared() > 0) {
            reasons.add("%s rare phrases stand in %s".formatted(counted(grams), other));
        }
        if (strokes.shared() > 0 && strokes.part() > grams.part() + 0.2) {
            reasons.add("%s rare runs of letters stand in it".formatted(counted(strokes)));
        }
        if (grams.part() < 0.5) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "by words %.0f %% alike, headlines %.0f %%",
                    likeness.cosine() * 100,
                    likeness.headline().part() * 100));
        }
    }

    private static void facts(Likeness likeness, List<String> reasons) {
        Share figures = likeness.figures();
        Share names = likeness.names();
        if (names.all() + figures.all() > 0) {
            reasons.add("%s and %s agree".formatted(counted(names) + " names", counted(figures) + " figures"));
        }
        if (likeness.swapped()) {
            reasons.add("each headline has a name that the other story lacks");
        }
    }

    private static String counted(Share share) {
        return "%.0f of %.0f".formatted(share.shared(), share.all());
    }
}
