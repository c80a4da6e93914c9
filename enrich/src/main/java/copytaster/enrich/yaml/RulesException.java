package copytaster.enrich.yaml;

/** Rules that cannot be used; the message names the line and what to write instead. */
public final class RulesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RulesException(int line, String message) {
        super("line " + line + ": " + message);
    }
}
