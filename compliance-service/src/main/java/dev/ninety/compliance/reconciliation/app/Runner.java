package dev.ninety.compliance.reconciliation.app;

import dev.ninety.compliance.cssm.app.PullFailed;
import dev.ninety.compliance.cssm.app.Pulls;
import dev.ninety.compliance.dispute.Finding;
import dev.ninety.compliance.dispute.app.Disputes;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.reconciliation.Figures;
import dev.ninety.compliance.reconciliation.Outcome;
import dev.ninety.compliance.reconciliation.Run;
import dev.ninety.compliance.reconciliation.RunSource;
import dev.ninety.compliance.reconciliation.store.DifferenceStore;
import dev.ninety.compliance.reconciliation.store.RunStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one run: everything is read and asked for first, and what came of it is kept in one transaction, with the
 * disputes that follow it.
 */
@ApplicationScoped
class Runner {

    private static final Disputes.Tally NO_DISPUTES = new Disputes.Tally(0, 0, 0, 0);

    private final OwnCopies copies;
    private final VendorCounts vendorCounts;
    private final DeviceCounts deviceCounts;
    private final Pulls pulls;
    private final GroundsReader grounds;
    private final Disputes disputes;
    private final RunStore runs;
    private final DifferenceStore differences;
    private final AccountStore accounts;
    private final InstantSource clock;

    Runner(
            OwnCopies copies,
            VendorCounts vendorCounts,
            DeviceCounts deviceCounts,
            Pulls pulls,
            GroundsReader grounds,
            Disputes disputes,
            RunStore runs,
            DifferenceStore differences,
            AccountStore accounts,
            InstantSource clock) {
        this.copies = copies;
        this.vendorCounts = vendorCounts;
        this.deviceCounts = deviceCounts;
        this.pulls = pulls;
        this.grounds = grounds;
        this.disputes = disputes;
        this.runs = runs;
        this.differences = differences;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param takenAt a past moment to compare, which no dispute follows; null for now */
    Run run(String smartAccount, String id, RunSource source, @Nullable Instant takenAt) {
        Instant at = takenAt == null ? clock.instant() : takenAt;
        return carryOut(smartAccount, id, source, at, takenAt == null, () -> compare(smartAccount, source, at));
    }

    /** Compares what one device printed last. */
    Run runOfDevice(String smartAccount, String id, String productInstance) {
        Instant at = clock.instant();
        return carryOut(
                smartAccount,
                id,
                RunSource.DEVICE_OUTPUT,
                at,
                true,
                () -> deviceCounts.compare(smartAccount, at, productInstance));
    }

    private Comparison compare(String smartAccount, RunSource source, Instant at) {
        return switch (source) {
            case OWN_COPIES -> copies.compare(smartAccount, at);
            case VENDOR_FILE -> vendorCounts.compare(smartAccount, at);
            case DEVICE_OUTPUT -> deviceCounts.compare(smartAccount, at, null);
            case CSSM_API -> pulled(smartAccount);
        };
    }

    private Comparison pulled(String smartAccount) {
        try {
            pulls.pull(smartAccount);
        } catch (PullFailed failed) {
            throw new RunFailed(failed.detail());
        }
        return vendorCounts.compare(smartAccount, clock.instant());
    }

    private Run carryOut(
            String smartAccount,
            String id,
            RunSource source,
            Instant at,
            boolean disputesFollow,
            Supplier<Comparison> reading) {
        try {
            Comparison comparison = reading.get();
            List<Finding> findings = grounds.explain(smartAccount, comparison);
            return QuarkusTransaction.requiringNew()
                    .call(() -> keep(smartAccount, id, source, at, disputesFollow, comparison, findings));
        } catch (RunFailed failed) {
            return QuarkusTransaction.requiringNew().call(() -> keepFailure(smartAccount, id, source, at, failed));
        }
    }

    private Run keep(
            String smartAccount,
            String id,
            RunSource source,
            Instant at,
            boolean disputesFollow,
            Comparison comparison,
            List<Finding> findings) {
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        Run standing = standing(smartAccount, id);
        if (standing != null) {
            return standing;
        }
        Disputes.Tally tally = disputesFollow ? disputes.follow(smartAccount, findings, id, recordedAt) : NO_DISPUTES;
        List<Finding> differing = findings.stream()
                .filter(finding -> finding.compared().differs())
                .toList();
        Figures figures = new Figures(
                findings.size(),
                differing.size(),
                tally.opened(),
                tally.reopened(),
                tally.changed(),
                tally.resolved(),
                comparison.unresolved());
        Outcome outcome = comparison.differs() ? Outcome.DIFFERENT : Outcome.AGREED;
        Run run = new Run(id, source, at, recordedAt, outcome, figures, null, comparison.copies());
        runs.put(smartAccount, run);
        differences.add(smartAccount, id, differing);
        return run;
    }

    private Run keepFailure(String smartAccount, String id, RunSource source, Instant at, RunFailed failed) {
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        Run standing = standing(smartAccount, id);
        if (standing != null) {
            return standing;
        }
        Run run = new Run(id, source, at, recordedAt, Outcome.FAILED, Figures.NOTHING, failed.detail(), List.of());
        runs.put(smartAccount, run);
        return run;
    }

    /** What somebody else carried out under the id meanwhile; null for nothing. */
    private @Nullable Run standing(String smartAccount, String id) {
        return runs.find(smartAccount, id)
                .filter(run -> run.outcome() != Outcome.FAILED)
                .orElse(null);
    }
}
