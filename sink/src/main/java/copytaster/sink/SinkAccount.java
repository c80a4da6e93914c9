package copytaster.sink;

/**
 * What the sink has done since it started. The account balances: read = indexed + stale + rejected.
 *
 * @param read stories read and settled
 * @param indexed written to the index
 * @param stale not written, because the index had them already or a newer state, or because they had expired
 * @param rejected sent to {@code wire.dead} with the reason
 * @param ahead not read: they belong to a later generation, for whose index another sink is there
 */
public record SinkAccount(long read, long indexed, long stale, long rejected, long ahead) {

    static final SinkAccount EMPTY = new SinkAccount(0, 0, 0, 0, 0);

    public SinkAccount {
        if (read != indexed + stale + rejected) {
            throw new IllegalArgumentException("account out of balance: read " + read + " is not indexed " + indexed
                    + " + stale " + stale + " + rejected " + rejected);
        }
    }

    SinkAccount plus(SinkAccount other) {
        return new SinkAccount(
                read + other.read,
                indexed + other.indexed,
                stale + other.stale,
                rejected + other.rejected,
                ahead + other.ahead);
    }

    /** One line for a person. */
    @Override
    public String toString() {
        return "read " + read + " = indexed " + indexed + " + stale " + stale + " + rejected " + rejected
                + (ahead == 0 ? "" : "; " + ahead + " of a later generation");
    }
}
