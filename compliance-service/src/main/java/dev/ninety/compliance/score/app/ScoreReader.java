package dev.ninety.compliance.score.app;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardStanding;
import dev.ninety.compliance.intake.Subject;
import dev.ninety.compliance.intake.store.HeardStore;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.intake.store.StandingStore;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionState;
import dev.ninety.compliance.position.Verdict;
import dev.ninety.compliance.position.app.Shortages;
import dev.ninety.compliance.reconciliation.app.Reconciliations;
import dev.ninety.compliance.score.Exposure;
import dev.ninety.compliance.score.ScoreFacts;
import dev.ninety.compliance.score.ScoreRules;
import dev.ninety.compliance.score.Worth;
import dev.ninety.compliance.score.store.ScoreStore;
import dev.ninety.kit.timeline.Timeline;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what scores follow from, each kind of fact in one set. */
@ApplicationScoped
class ScoreReader {

    private final CatalogueStore catalogues;
    private final StructureStore structures;
    private final LedgerStore ledgers;
    private final HeardStore heard;
    private final StandingStore standings;
    private final Shortages shortages;
    private final Reconciliations reconciliations;
    private final ScoreStore store;
    private final InstantSource clock;
    private final ScoreRules rules;

    ScoreReader(
            CatalogueStore catalogues,
            StructureStore structures,
            LedgerStore ledgers,
            HeardStore heard,
            StandingStore standings,
            Shortages shortages,
            Reconciliations reconciliations,
            ScoreStore store,
            InstantSource clock,
            Settings.Score settings) {
        this.catalogues = catalogues;
        this.structures = structures;
        this.ledgers = ledgers;
        this.heard = heard;
        this.standings = standings;
        this.shortages = shortages;
        this.reconciliations = reconciliations;
        this.store = store;
        this.clock = clock;
        this.rules = new ScoreRules(
                settings.shortagePoints(),
                settings.reportingPoints(),
                settings.hygienePoints(),
                settings.unownedCasePoints(),
                settings.evidencePoints(),
                settings.missedReconciliationPoints(),
                settings.horizonPoints(),
                settings.horizon());
    }

    /** Settings by which no score can be computed are found when the service starts, not when somebody asks. */
    void check(@Observes StartupEvent started) {}

    ScoreRules rules() {
        return rules;
    }

    /**
     * Which moment is asked about, and what is known of it.
     *
     * @param knownAt only what had been recorded by then; null for everything
     * @param virtualAccount only this one; null for all
     */
    record Asked(
            Instant at, @Nullable Instant knownAt, @Nullable String virtualAccount) {}

    /** Why nothing can be said of a moment; null where something can. */
    @Nullable
    String unknown(String smartAccount, Asked asked) {
        List<Doubt> doubts = ledgers.doubts(smartAccount);
        if (!doubts.isEmpty()) {
            return doubts.getFirst().reason().name();
        }
        RecordStart record = structures.recordStarts(smartAccount).knownAt(asked.knownAt());
        return record.covers(asked.at()) ? null : Verdict.RECORD_START;
    }

    /** By when what is not dated itself has to be known: figures and owners are those that the moment had. */
    Instant knownBy(Asked asked) {
        Instant by = asked.at();
        for (Instant other : new Instant[] {asked.knownAt(), clock.instant()}) {
            by = other != null && other.isBefore(by) ? other : by;
        }
        return by;
    }

    /** How the records stood, as it was known by then; null where it was never heard of. */
    @Nullable
    List<Heard<HeardStanding>> standings(String smartAccount, Asked asked) {
        Instant by = knownBy(asked);
        Instant since = heard.since(smartAccount).get(Subject.STANDING);
        return since == null || since.isAfter(by) ? null : standings.knownAt(smartAccount, by, asked.virtualAccount());
    }

    /**
     * The facts of a moment.
     *
     * @param positions those of the moment, judged by the perspective
     * @param perspective of what is so, or of what is supposed beyond it
     * @param shortOnes the positions whose cases are looked at: those of what is so
     */
    @Transactional
    ScoreFacts facts(
            String smartAccount,
            Asked asked,
            List<Position> positions,
            Perspective perspective,
            List<Position> shortOnes) {
        CatalogueView catalogue = catalogues.load(smartAccount).knownAt(asked.knownAt());
        CatalogueView supposed = catalogue.with(perspective.supposed().tiers());
        Instant until = asked.at().plus(rules.horizon());
        Map<Pair, Timeline> adjusted = shortages.adjusted(
                smartAccount,
                changing(smartAccount, asked, positions, perspective, until),
                supposed,
                asked.knownAt(),
                perspective);
        List<Exposure> exposures = new ArrayList<>();
        List<Pair> leftOut = new ArrayList<>();
        for (Position position : positions) {
            Pair pair = position.levels().pair();
            Timeline function = adjusted.get(pair);
            if (Verdict.UNSEEN_USAGE.equals(position.verdict().reason())) {
                leftOut.add(pair);
            } else if (function == null) {
                exposures.add(Exposure.steady(
                        pair, position.levels().owned(), position.covered().adjusted(), asked.at()));
            } else {
                exposures.add(Exposure.of(pair, position.levels().owned(), function, asked.at(), until));
            }
        }
        List<Heard<HeardStanding>> told = standings(smartAccount, asked);
        return new ScoreFacts(
                Worth.of(catalogue),
                exposures,
                leftOut,
                told == null ? null : told.stream().map(Heard::fact).toList(),
                store.openCases(smartAccount, inShortage(shortOnes), knownBy(asked)),
                !reconciliations
                        .missed(smartAccount, asked.at(), asked.knownAt())
                        .isEmpty());
    }

    /** The balances that are looked at as functions of time: all others stay as they are. */
    private Set<Pair> changing(
            String smartAccount, Asked asked, List<Position> positions, Perspective perspective, Instant until) {
        Set<Pair> changing = store.moving(smartAccount, asked.at(), until, asked.knownAt(), asked.virtualAccount());
        changing.addAll(perspective.supposed().touched());
        boolean all = !perspective.supposed().tiers().isEmpty();
        for (Position position : positions) {
            if (all || position.covered().adjusted() < 0) {
                changing.add(position.levels().pair());
            }
        }
        return changing;
    }

    private static Set<Pair> inShortage(List<Position> positions) {
        Set<Pair> inShortage = new HashSet<>();
        for (Position position : positions) {
            PositionState state = position.verdict().state();
            if (state == PositionState.GRACE || state == PositionState.ENFORCEMENT) {
                inShortage.add(position.levels().pair());
            }
        }
        return inShortage;
    }
}
