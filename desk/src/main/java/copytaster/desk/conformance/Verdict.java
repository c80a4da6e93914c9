package copytaster.desk.conformance;

import copytaster.ingest.Parsed;
import copytaster.ingest.Reading;
import copytaster.ingest.Rejected;
import copytaster.ingest.SetAside;
import copytaster.schemas.Story;
import java.util.ArrayList;
import java.util.List;

/**
 * How one file of a suite was answered.
 *
 * @param answers one an item: {@code story}, or what it was set aside as, or {@code rejected: …} with the reason
 * @param missing what a story in the file has and ours lacks, a line each; empty when nothing is
 */
record Verdict(SuiteFile file, List<String> answers, int stories, int rejected, List<String> missing) {

    static Verdict on(SuiteFile file, List<Claim> claims, List<Reading> readings) {
        var answers = new ArrayList<String>();
        var stories = new ArrayList<Story>();
        int rejected = 0;
        for (Reading reading : readings) {
            switch (reading) {
                case Parsed parsed -> {
                    stories.add(parsed.story());
                    answers.add("story");
                }
                case SetAside aside -> answers.add(aside.what());
                case Rejected refused -> {
                    rejected++;
                    answers.add("rejected: " + refused.reason());
                }
            }
        }
        var missing = new ArrayList<String>();
        if (!file.mustBeRefusedBySchema()) {
            claims.forEach(claim -> compare(claim, stories, missing));
        }
        return new Verdict(file, answers, stories.size(), rejected, missing);
    }

    boolean passed() {
        return missing.isEmpty() && !failed();
    }

    /** By a fault of ours, or without an answer. */
    boolean failed() {
        return answers.isEmpty() || answers.stream().anyMatch(answer -> answer.contains("fault of Copytaster"));
    }

    private static void compare(Claim claim, List<Story> stories, List<String> missing) {
        Story story = stories.stream()
                .filter(candidate -> candidate.getId().equals(claim.id()))
                .findFirst()
                .orElse(null);
        if (story == null) {
            missing.add("no story has the id " + claim.id());
            return;
        }
        if (!claim.version().isEmpty() && !story.getVersion().equals(claim.version())) {
            missing.add("version " + story.getVersion() + ", not " + claim.version());
        }
        if (!Claim.line(story.getHeadline()).equals(claim.headline())) {
            missing.add("headline \"" + story.getHeadline() + "\", not \"" + claim.headline() + "\"");
        }
    }
}
