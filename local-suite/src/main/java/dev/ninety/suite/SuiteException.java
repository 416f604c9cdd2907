package dev.ninety.suite;

/** The suite cannot go on; the message says why in one line that a user can act on. */
public final class SuiteException extends RuntimeException {

    public SuiteException(String message) {
        super(message);
    }

    public SuiteException(String message, Throwable cause) {
        super(message, cause);
    }
}
