package copytaster.sink;

/** What the index did with one document. */
sealed interface Outcome {

    /** Final: another try would change nothing. */
    sealed interface Settled extends Outcome {}

    /** Written: it was newer than what was there. */
    record Indexed() implements Settled {}

    /** Not written, because the index has it already, or a newer one. */
    record Stale() implements Settled {}

    /** Never to be written as it is. */
    record Refused(String reason) implements Settled {}

    /** Not written for now. */
    record Busy(String reason) implements Outcome {}

    /** The request was too large, or wrong as a whole: fewer at once may pass, and one alone tells what is wrong. */
    record Unsplit(String reason) implements Outcome {}
}
