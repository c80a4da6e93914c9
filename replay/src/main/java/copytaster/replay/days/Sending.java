package copytaster.replay.days;

import copytaster.schemas.Story;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, and what the truth of it is.
 *
 * @param story null for a tick and for noise
 * @param report which of the reports it tells, by number: stories of one report are one cluster
 */
record Sending(WireDay.Delivery delivery, @Nullable Story story, long report) {}
