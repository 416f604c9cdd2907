package dev.ninety.compliance.position;

import java.util.List;

/** What a position means at the moment asked about. */
public enum PositionState {
    IN_COMPLIANCE,
    /** Short alone, and covered by a higher tier. */
    COVERED,
    /** Short, within the days of grace. */
    GRACE,
    /** Short for longer than the days of grace. */
    ENFORCEMENT,
    /** Nothing can be said, for a reason that is given. */
    INDETERMINATE;

    /** From the one that needs attention first. */
    static final List<PositionState> FROM_THE_WORST =
            List.of(ENFORCEMENT, GRACE, INDETERMINATE, COVERED, IN_COMPLIANCE);
}
