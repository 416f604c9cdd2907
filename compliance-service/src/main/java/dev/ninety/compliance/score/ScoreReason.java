package dev.ninety.compliance.score;

/** Why points are taken off. */
public enum ScoreReason {
    /** Units are short after coverage. */
    LICENCES_SHORT(ScorePart.SHORTAGE),
    /** Obligations to report are overdue. */
    REPORTS_OVERDUE(ScorePart.REPORTING),
    /** Product instances are stale, counted twice or unassigned. */
    INSTANCES_AFFECTED(ScorePart.HYGIENE),
    /** A case is open and has no owner. */
    CASE_UNOWNED(ScorePart.HYGIENE),
    /** Time is missing between the reports of product instances, or an acknowledgement is. */
    EVIDENCE_MISSING(ScorePart.EVIDENCE),
    /** A reconciliation was due and did not run. */
    RECONCILIATION_MISSED(ScorePart.EVIDENCE),
    /** Units will be short within the horizon, or are now and still will be. */
    SHORTAGE_AHEAD(ScorePart.HORIZON);

    private final ScorePart part;

    ScoreReason(ScorePart part) {
        this.part = part;
    }

    public ScorePart part() {
        return part;
    }
}
