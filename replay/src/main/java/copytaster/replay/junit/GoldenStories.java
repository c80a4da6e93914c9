package copytaster.replay.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@link ReplayTest}: after the test the stories must be those of a YAML file beside it, under {@code
 * src/test/resources}. Where the file is missing it is written, and the test fails once, so that somebody looks at it.
 * {@code -Dcopytaster.golden=accept} writes it anew.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface GoldenStories {

    /** The file's name; by default that of the class and the method. */
    String value() default "";
}
