package dev.ninety.compliance.cssm.client;

import dev.ninety.compliance.cssm.PullOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The vendor did not answer as it should. The message is for people, and never null. */
public final class CssmException extends Exception {

    private final PullOutcome outcome;
    private final transient @Nullable Duration wait;

    CssmException(PullOutcome outcome, String detail) {
        this(outcome, detail, null);
    }

    /** @param wait how long the vendor asks to be left alone; null where it does not ask */
    CssmException(PullOutcome outcome, String detail, @Nullable Duration wait) {
        super(detail);
        this.outcome = outcome;
        this.wait = wait;
    }

    public PullOutcome outcome() {
        return outcome;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable Duration waitFor() {
        return wait;
    }

    /** Whether the same question may be answered a little later. */
    boolean isPassing() {
        return outcome == PullOutcome.UNREACHABLE || outcome == PullOutcome.RATE_LIMITED;
    }
}
