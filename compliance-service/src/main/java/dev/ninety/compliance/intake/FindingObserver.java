package dev.ninety.compliance.intake;

import java.time.Instant;
import java.util.Collection;

/** Who must know that usage-service has found something. Called inside the transaction that keeps it. */
public interface FindingObserver {

    /**
     * These are new, or are other ones than before.
     *
     * @param heardAt when they were first heard
     */
    void found(String smartAccount, Collection<HeardFinding> findings, Instant heardAt);
}
