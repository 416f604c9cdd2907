package dev.ninety.system.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a running suite as a constructor or method parameter. All classes that ask for the same kind
 * share one, so a test works on Smart Accounts of its own and leaves every service running.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SuiteExtension.class)
public @interface RunningSuite {

    Kind value();

    /** How time passes in a suite. */
    enum Kind {
        /** As it does. */
        REAL_TIME,
        /** As the tests say: a clock that all services share. */
        SET_CLOCK
    }
}
