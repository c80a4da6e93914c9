package copytaster.sink;

/** The index refused what no later try will mend: wrong password, missing index, unsupported server. For a person. */
public final class IndexRefusalException extends RuntimeException {

    private static final long serialVersionUID = 1;

    IndexRefusalException(String reason) {
        super(reason);
    }
}
