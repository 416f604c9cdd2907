package dev.ninety.compliance.job;

/** How far a job is. */
public enum JobState {
    /** It waits for somebody to work on it. */
    QUEUED,
    /** Somebody works on it. */
    RUNNING,
    /** It has got to its end. */
    DONE,
    /** It cannot be done; what it did before stays done. */
    FAILED
}
