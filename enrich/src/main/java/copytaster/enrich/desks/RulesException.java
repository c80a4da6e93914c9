package copytaster.enrich.desks;

/** A rule set that cannot be used; the message names the line and what to write instead. */
public final class RulesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RulesException(int line, String message) {
        super("line " + line + ": " + message);
    }
}
