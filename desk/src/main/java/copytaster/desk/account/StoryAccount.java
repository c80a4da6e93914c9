package copytaster.desk.account;

import java.util.ArrayList;
import java.util.List;

/**
 * What each station has, counted there and not taken from another's word: the files on disk, the committed records of the
 * topics, enrich's committed account, the documents in the index.
 *
 * @param files taken, by the feeds' folders
 * @param filedStories stories in those files, read once more
 * @param filedRejects items in those files that cannot be read
 * @param setAside items in those files that are no news text
 * @param raw stories on {@code wire.raw}
 * @param rejected records on {@code wire.rejected}
 * @param accepted as enrich has committed it, like the four below
 * @param dead records of {@code wire.raw} on {@code wire.dead}
 * @param enriched records on {@code wire.enriched}
 * @param enrichedStories different stories on {@code wire.enriched}, without those that had to leave
 * @param refused records of {@code wire.enriched} on {@code wire.dead}
 * @param indexed documents in the index
 * @param searchable documents that a search finds
 */
public record StoryAccount(
        long files,
        long filedStories,
        long filedRejects,
        long setAside,
        long raw,
        long rejected,
        long accepted,
        long repeated,
        long stale,
        long test,
        long followUps,
        long dead,
        long enriched,
        long enrichedStories,
        long refused,
        long indexed,
        long searchable) {

    private record Equation(String text, long left, long right) {

        boolean holds() {
            return left == right;
        }
    }

    private List<Equation> equations() {
        return List.of(
                new Equation("stories in files = stories on wire.raw", filedStories, raw),
                new Equation("rejected items in files = records on wire.rejected", filedRejects, rejected),
                new Equation(
                        "wire.raw = accepted + repeated + stale + test + dead",
                        raw,
                        accepted + repeated + stale + test + dead),
                new Equation("wire.enriched = accepted + follow-ups", enriched, accepted + followUps),
                new Equation(
                        "different stories = documents in the index + refused", enrichedStories, indexed + refused),
                new Equation("documents in the index = searchable", indexed, searchable));
    }

    public boolean balances() {
        return equations().stream().allMatch(Equation::holds);
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("files read       %6d   holding %d stories, %d rejected, %d set aside"
                .formatted(files, filedStories, filedRejects, setAside));
        lines.add("wire.raw         %6d   stories in; wire.rejected %d".formatted(raw, rejected));
        lines.add("enrich           %6d   accepted, %d repeated, %d stale, %d test, %d dead"
                .formatted(accepted, repeated, stale, test, dead));
        lines.add(
                "wire.enriched    %6d   of them %d follow-ups (warnings, kills, lifted embargoes); %d different stories"
                        .formatted(enriched, followUps, enrichedStories));
        lines.add(
                "index            %6d   documents, %d searchable, %d refused".formatted(indexed, searchable, refused));
        for (Equation equation : equations()) {
            lines.add("  %s %-58s %d = %d"
                    .formatted(equation.holds() ? "✓" : "✗", equation.text, equation.left, equation.right));
        }
        lines.add(balances() ? "The account balances." : "THE ACCOUNT DOES NOT BALANCE.");
        return lines;
    }
}
