package copytaster.schemas;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that this package's generated classes may be instantiated: since 1.12.2 it refuses every class it was not
 * told of. Whoever builds records before touching a serde says so on the command line instead:
 * {@code -Dorg.apache.avro.SERIALIZABLE_PACKAGES=copytaster.schemas}.
 */
final class TrustedRecords {

    static {
        String here = TrustedRecords.class.getPackageName();
        ClassSecurityPredicate ours = type -> type.getPackageName().equals(here);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
    }

    private TrustedRecords() {}

    /** Returns once Avro knows; the work is done when this class is first touched. */
    static void trust() {}
}
