package copytaster.desk.crash;

/**
 * One kill -9.
 *
 * @param stage who was killed
 * @param startingUp before it had done anything since its last start
 * @param insideTransaction a transaction on {@code wire.enriched} stood open when the process was gone
 */
record Crash(String stage, boolean startingUp, boolean insideTransaction) {}
