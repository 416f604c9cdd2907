package dev.ninety.usage.job;

/** How far a job is. */
public enum JobState {
    /** Its body is still being sent; nobody has been told of it. */
    RECEIVING,
    /** Waits for a process that takes it. */
    QUEUED,
    /** A process works on it, or did until it died; then another one goes on where it stopped. */
    RUNNING,
    /** All of it was looked at. */
    DONE,
    /** It cannot be done; nothing more will happen. */
    FAILED
}
