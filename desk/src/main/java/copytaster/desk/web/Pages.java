package copytaster.desk.web;

import copytaster.desk.tasting.TastingBook;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders the desk's pages; every text from a wire is escaped by the templates. */
final class Pages {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());
    private final Assets assets;
    private final HouseTime time;
    private final boolean signsOut;
    private final boolean saves;
    private final TastingBook tasting;

    Pages(Assets assets, HouseTime time, boolean signsOut) {
        this(assets, time, signsOut, false, new TastingBook());
    }

    /**
     * @param signsOut whether there is a sign-in to leave
     * @param saves whether a search can be kept as a desk
     * @param tasting what colleagues have said of stories
     */
    Pages(Assets assets, HouseTime time, boolean signsOut, boolean saves, TastingBook tasting) {
        this.tasting = tasting;
        this.saves = saves;
        this.assets = assets;
        this.time = time;
        this.signsOut = signsOut;
    }

    HouseTime time() {
        return time;
    }

    /** As any reader may see it. */
    String front(Selection selection, Listing listing, @Nullable StoryHistory open) {
        return front(selection, listing, open, false);
    }

    /** @param originals whether the reader may see what an agency sent, byte by byte */
    String front(Selection selection, Listing listing, @Nullable StoryHistory open, boolean originals) {
        String title = selection.words().isEmpty() ? "Copytaster" : selection.words() + " · Copytaster";
        var values = new HashMap<String, Object>();
        values.put("shell", shell(title, "/"));
        values.put("selection", selection);
        values.put("listing", listing);
        values.put("open", open);
        values.put("originals", originals);
        values.put("saves", saves);
        return tasted("front", values);
    }

    /** The rows of a further page, and where to go on from there. */
    String more(Selection selection, Listing listing) {
        var values = new HashMap<String, Object>();
        values.put("time", time);
        values.put("selection", selection);
        values.put("rows", listing.rows());
        values.put("next", listing.next().orElse(null));
        return tasted("rows", values);
    }

    String newer(Selection selection, Listing listing) {
        return tasted("newer", Map.of("time", time, "selection", selection, "listing", listing));
    }

    String rows(Selection selection, List<StoryRow> rows) {
        return tasted("rows", Map.of("time", time, "selection", selection, "rows", rows));
    }

    /** As any reader may see it. */
    String story(StoryHistory history) {
        return story(history, false);
    }

    /** @param originals whether the reader may see what the agency sent, byte by byte */
    String story(StoryHistory history, boolean originals) {
        return tasted(
                "story",
                Map.of(
                        "shell",
                        shell(history.story().title() + " · Copytaster", null),
                        "history",
                        history,
                        "originals",
                        originals));
    }

    String alarms(List<Tasting.Alarm> alarms) {
        return render("alarms", Map.of("time", time, "alarms", alarms));
    }

    String handover(Tasting.Handover handover) {
        return tasted("handover", Map.of("shell", shell("Handover · Copytaster", "/handover"), "handover", handover));
    }

    String compare(Selection selection, Agencies agencies) {
        return render(
                "compare",
                Map.of("shell", shell("Agencies · Copytaster", null), "selection", selection, "agencies", agencies));
    }

    /** What changed from one story or version to another; without their words where one was killed. */
    String diff(IndexedStory before, IndexedStory after) {
        var values = new HashMap<String, Object>();
        values.put("shell", shell("What changed · Copytaster", null));
        values.put("before", before);
        values.put("after", after);
        if (!before.isKilled() && !after.isKilled()) {
            values.put("changes", Changes.between(before.title(), before.body(), after.title(), after.body()));
        }
        return render("diff", values);
    }

    String lag(LagPage lag) {
        return render("lag", Map.of("shell", shell("Lag · Copytaster", "/lag"), "lag", lag));
    }

    String dead(DeadPage dead) {
        return render("dead", Map.of("shell", shell("Set aside · Copytaster", "/dead"), "dead", dead));
    }

    String signIn(String next, Optional<String> problem) {
        var values = new HashMap<String, Object>();
        values.put("shell", new Shell("Sign in · Copytaster", null, false, assets, time));
        values.put("next", next);
        values.put("problem", problem.orElse(null));
        return render("signin", values);
    }

    String problem(String what, String todo) {
        return render("problem", Map.of("shell", shell(what + " · Copytaster", null), "what", what, "todo", todo));
    }

    private Shell shell(String title, @Nullable String here) {
        return new Shell(title, here, signsOut, assets, time);
    }

    /** With what colleagues have said, for the pages that show stories. */
    private String tasted(String template, Map<String, Object> values) {
        var all = new HashMap<>(values);
        all.put("tasting", tasting);
        return render(template, all);
    }

    private String render(String template, Map<String, Object> values) {
        var html = new StringOutput();
        templates.render(template + ".jte", values, html);
        return html.toString();
    }
}
