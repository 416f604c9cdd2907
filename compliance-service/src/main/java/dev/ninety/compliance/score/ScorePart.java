package dev.ninety.compliance.score;

/** The parts that points are taken off in. */
public enum ScorePart {
    /** What is short now. */
    SHORTAGE,
    /** Reports that are owed to the vendor. */
    REPORTING,
    /** Instances that may be counted wrongly, and cases that nobody cares for. */
    HYGIENE,
    /** What could not be proved. */
    EVIDENCE,
    /** What will be short soon if nothing changes. */
    HORIZON
}
