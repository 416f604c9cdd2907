package dev.ninety.compliance.reconciliation.app;

import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.Finding;
import dev.ninety.compliance.reconciliation.CopyCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was compared in a run.
 *
 * @param told every figure that was compared
 * @param unresolved how many lines of the other side speak of something that is not known here for certain
 * @param copies how the copies of the ledgers stood; empty where they were not what was compared
 * @param heads how far the copies reached
 */
record Comparison(List<Told> told, long unresolved, List<CopyCheck> copies, Finding.Heads heads) {

    /**
     * A figure that was compared.
     *
     * @param toldBy the digest of the file that has the other side's figure; null where there is none
     * @param instances of a single device's figure, all names under which it counts; else empty
     */
    record Told(Compared compared, @Nullable String toldBy, List<String> instances) {}

    boolean differs() {
        return told.stream().anyMatch(one -> one.compared().differs())
                || copies.stream().anyMatch(copy -> copy.state() != CopyCheck.State.VERIFIED);
    }
}
