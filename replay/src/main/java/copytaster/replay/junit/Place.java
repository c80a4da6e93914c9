package copytaster.replay.junit;

/** Where a test replays its capture. */
public enum Place {
    /** The topology of enrich in this process, on the clock of the records. */
    TEST,
    /** Enrich as it runs in a newsroom, on a real broker inside this JVM. */
    CLUSTER
}
