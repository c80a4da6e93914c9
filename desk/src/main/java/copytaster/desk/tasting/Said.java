package copytaster.desk.tasting;

import copytaster.schemas.Act;
import java.time.Instant;

/** An act, and when it was. */
public record Said(Act act, Instant time) {}
