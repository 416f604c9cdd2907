package dev.ninety.compliance.position;

import org.jspecify.annotations.Nullable;

/**
 * What a position means.
 *
 * @param reason a stable code, why the state is INDETERMINATE; null for every other state
 */
public record Verdict(PositionState state, @Nullable String reason) {

    /** The moment lies before the account's record begins. */
    public static final String RECORD_START = "RECORD_START";

    /** The vendor sees use that this record does not see, and that would make the balance negative. */
    public static final String UNSEEN_USAGE = "UNSEEN_USAGE";

    static Verdict of(PositionState state) {
        return new Verdict(state, null);
    }

    static Verdict indeterminate(String reason) {
        return new Verdict(PositionState.INDETERMINATE, reason);
    }
}
