package copytaster.replay.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test on a capture: it is replayed, and a parameter of type {@link Replayed} holds what came out. Tests on the same
 * capture share one replay.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith(ReplayExtension.class)
public @interface ReplayTest {

    /** The capture: a resource, as seen from the test's class, or else a file, as seen from the working folder. */
    String value();

    /** Where it is replayed; with several places the test runs once in each. */
    Place[] on() default Place.TEST;

    /** Rules in place of those in the capture: a resource or a file, found as the capture is; empty for none. */
    String rules() default "";
}
