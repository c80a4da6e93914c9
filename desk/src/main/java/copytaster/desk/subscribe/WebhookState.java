package copytaster.desk.subscribe;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a webhook takes what it is told. Stands beside its place in Kafka, as the metadata of its group's offset, so that
 * a restart knows it.
 *
 * @param failingSince when it last took something; null while it takes everything
 * @param disabled given up: nothing more is sent until somebody sets it going again
 * @param reason of the last failure; empty while it takes everything
 */
record WebhookState(@Nullable Instant failingSince, boolean disabled, String reason) {

    static final WebhookState WELL = new WebhookState(null, false, "");

    private static final Pattern TEXT = Pattern.compile("(failing|disabled) (\\d{1,15}) (.*)", Pattern.DOTALL);
    private static final int LONGEST = 300;

    static WebhookState read(@Nullable String metadata) {
        Matcher text = TEXT.matcher(metadata == null ? "" : metadata);
        return text.matches()
                ? new WebhookState(
                        Instant.ofEpochMilli(Long.parseLong(text.group(2))),
                        text.group(1).equals("disabled"),
                        text.group(3))
                : WELL;
    }

    String text() {
        return failingSince == null
                ? ""
                : (disabled ? "disabled " : "failing ") + failingSince.toEpochMilli() + " " + reason;
    }

    /** After one more failure. */
    WebhookState failed(String why, Instant now, Duration giveUpAfter) {
        Instant since = failingSince == null ? now : failingSince;
        return new WebhookState(since, !now.isBefore(since.plus(giveUpAfter)), cut(why));
    }

    WebhookState gone(String why, Instant now) {
        return new WebhookState(failingSince == null ? now : failingSince, true, cut(why));
    }

    private static String cut(String why) {
        String line = why.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
