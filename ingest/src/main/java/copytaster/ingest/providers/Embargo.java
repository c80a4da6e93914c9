package copytaster.ingest.providers;

import copytaster.schemas.Status;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text may be used yet. Agencies send embargoed stories as usable with a date, and as embargoed with none: the
 * date counts where it lies after the version's own time, and doubt always holds the story back.
 *
 * @param remark what a person should know when no time could be read
 */
record Embargo(Status status, @Nullable Instant until, Optional<String> remark) {

    static Embargo of(
            Status status,
            @Nullable Instant until,
            String written,
            @Nullable Instant versionCreated,
            @Nullable Instant firstCreated) {
        if (status == Status.KILLED || status == Status.WITHHELD) {
            return new Embargo(status, until, Optional.empty());
        }
        if (until == null) {
            if (written.isBlank()) {
                return new Embargo(
                        status,
                        null,
                        status == Status.EMBARGOED
                                ? Optional.of("embargoed without a time: held back until a new version comes")
                                : Optional.empty());
            }
            return new Embargo(
                    Status.EMBARGOED,
                    null,
                    Optional.of("the embargo \"" + written + "\" is no time: held back until a new version comes"));
        }
        Instant reference = versionCreated != null ? versionCreated : firstCreated;
        boolean ahead = reference == null || until.isAfter(reference);
        return new Embargo(ahead ? Status.EMBARGOED : status, until, Optional.empty());
    }
}
