package dev.ninety.compliance.reconciliation.app;

import dev.ninety.compliance.reconciliation.Duty;
import dev.ninety.compliance.reconciliation.MissedRun;
import dev.ninety.compliance.reconciliation.Outcome;
import dev.ninety.compliance.reconciliation.Run;
import dev.ninety.compliance.reconciliation.RunSource;
import dev.ninety.compliance.reconciliation.store.DifferenceStore;
import dev.ninety.compliance.reconciliation.store.DutyStore;
import dev.ninety.compliance.reconciliation.store.RunStore;
import dev.ninety.kit.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out comparisons and tells of them. */
@ApplicationScoped
public class Reconciliations {

    private final RunStore runs;
    private final DutyStore duties;
    private final DifferenceStore differences;
    private final Runner runner;
    private final ReconciliationSettings settings;
    private final InstantSource clock;

    Reconciliations(
            RunStore runs,
            DutyStore duties,
            DifferenceStore differences,
            Runner runner,
            ReconciliationSettings settings,
            InstantSource clock) {
        this.runs = runs;
        this.duties = duties;
        this.differences = differences;
        this.runner = runner;
        this.settings = settings;
        this.clock = clock;
    }

    /** A run, and whether it was asked for the first time. */
    public record Carried(Run run, boolean created) {}

    /**
     * What an account is compared with again and again.
     *
     * @param lastRunAt when it was last carried out; null for never
     * @param nextAttemptAt null where the duty has ended
     * @param missed the run that is missed; null where none is
     */
    public record DutyState(
            Duty duty,
            @Nullable Instant lastRunAt,
            @Nullable Instant nextAttemptAt,
            @Nullable MissedRun missed) {}

    @Transactional
    public List<Run> page(
            String smartAccount,
            @Nullable RunSource source,
            @Nullable Outcome outcome,
            RunStore.@Nullable After after,
            int limit) {
        return runs.page(smartAccount, source, outcome, after, limit);
    }

    /** @throws Problem 404 where there is none of that id */
    @Transactional
    public Run get(String smartAccount, String id) {
        return runs.find(smartAccount, id)
                .orElseThrow(() -> Problem.notFound("There is no reconciliation " + id + "."));
    }

    /** What a run found to differ, in the order in which it was compared, after a number. */
    @Transactional
    public List<DifferenceStore.Row> differences(String smartAccount, String id, long after, int limit) {
        get(smartAccount, id);
        return differences.page(smartAccount, id, after, limit);
    }

    /**
     * Compares now. What was carried out under this id before is not carried out again; what failed is.
     *
     * @param takenAt the moment whose figures are compared; disputes follow only what is compared now; null for now
     * @throws Problem 409 where the id is another comparison's
     */
    public Carried carryOut(String smartAccount, String id, RunSource source, @Nullable Instant takenAt) {
        Run before = QuarkusTransaction.requiringNew()
                .call(() -> runs.find(smartAccount, id))
                .orElse(null);
        if (before != null && !before.isWhatIsAsked(source, takenAt)) {
            throw Problem.conflict(
                    "ANOTHER_RECONCILIATION",
                    "The reconciliation " + id + " compared with " + before.source() + " at " + before.takenAt() + ".");
        }
        if (before != null && before.outcome() != Outcome.FAILED) {
            return new Carried(before, false);
        }
        return new Carried(runner.run(smartAccount, id, source, takenAt), before == null);
    }

    /**
     * The runs that are missed at a moment, by what was known at a moment; neither is later than now, as nothing is
     * missed before its time. Ascending by source.
     *
     * @param knownAt null for now
     */
    @Transactional
    public List<MissedRun> missed(String smartAccount, Instant at, @Nullable Instant knownAt) {
        Instant now = clock.instant();
        Instant moment = at.isBefore(now) ? at : now;
        if (knownAt != null && knownAt.isBefore(moment)) {
            moment = knownAt;
        }
        return states(smartAccount, moment).stream()
                .map(DutyState::missed)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What an account is compared with on a cadence, and how that stands now. */
    @Transactional
    public List<DutyState> duties(String smartAccount) {
        Instant now = clock.instant();
        return states(smartAccount, now).stream()
                .filter(state -> state.duty().holdsAt(now))
                .toList();
    }

    private List<DutyState> states(String smartAccount, Instant moment) {
        Map<RunSource, Instant> last = runs.lastCarriedOut(smartAccount, moment);
        return duties.all(smartAccount, settings.every()).stream()
                .map(standing -> {
                    Instant lastRun = last.get(standing.duty().source());
                    return new DutyState(
                            standing.duty(),
                            lastRun,
                            standing.attemptAt(),
                            standing.duty().missedAt(moment, lastRun, settings.tolerance()));
                })
                .toList();
    }

    Optional<DutyStore.Claim> claimDue() {
        return QuarkusTransaction.requiringNew()
                .call(() -> duties.claimDue(clock.instant(), settings.lease(), settings.every()));
    }
}
