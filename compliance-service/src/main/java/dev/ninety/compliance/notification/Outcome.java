package dev.ninety.compliance.notification;

import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param detail what went wrong, for people; null where nothing did
 */
public record Outcome(Kind kind, @Nullable String detail) {

    /** The kinds of outcomes. */
    public enum Kind {
        /** The receiver has it. */
        DELIVERED,
        /** The receiver answers, and does not want it. */
        REFUSED,
        /** No receiver could be reached, or it could not take it just then. */
        FAILED
    }

    public static final Outcome DELIVERED = new Outcome(Kind.DELIVERED, null);

    public static Outcome refused(String detail) {
        return new Outcome(Kind.REFUSED, detail);
    }

    public static Outcome failed(String detail) {
        return new Outcome(Kind.FAILED, detail);
    }

    /**
     * What the status of an answer means: a success is one; a request to wait, or a fault of the receiver's, can pass; all
     * else will not get better by itself.
     */
    public static Outcome ofStatus(int status) {
        if (status >= 200 && status < 300) {
            return DELIVERED;
        }
        String detail = "It answers with status " + status + ".";
        boolean passes = status >= 500 || status == 408 || status == 425 || status == 429;
        return passes ? failed(detail) : refused(detail);
    }
}
