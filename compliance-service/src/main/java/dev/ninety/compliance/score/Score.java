package dev.ninety.compliance.score;

import dev.ninety.compliance.intake.HeardStanding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How well a Virtual Account or a whole account stands: 100 less what each reason costs.
 *
 * @param points from 0 to 100; null where it cannot be told
 * @param unknown a stable code, why it cannot be told; null where it can
 * @param deductions one for each reason of which enough is known, in the order of the reasons, also where it costs nothing
 */
public record Score(@Nullable Integer points, @Nullable String unknown, List<Deduction> deductions) {

    /** usage-service never said how the records stand. */
    public static final String STANDING_UNKNOWN = "STANDING_UNKNOWN";

    public Score {
        deductions = List.copyOf(deductions);
    }

    /** Where nothing can be said at all. */
    public static Score unknown(String reason) {
        return new Score(null, reason, List.of());
    }

    /** The score that follows from facts. A pure function of both. */
    public static Score of(ScoreFacts facts, ScoreRules rules) {
        List<Deduction> deductions = new ArrayList<>();
        add(deductions, ScoreReason.LICENCES_SHORT, rules.shortagePoints(), facts.shortNow());
        add(
                deductions,
                ScoreReason.REPORTS_OVERDUE,
                rules.reportingPoints(),
                facts.of(HeardStanding::overdue, HeardStanding::required));
        add(
                deductions,
                ScoreReason.INSTANCES_AFFECTED,
                rules.hygienePoints(),
                facts.of(HeardStanding::affected, HeardStanding::active));
        addWhole(
                deductions,
                ScoreReason.CASE_UNOWNED,
                rules.unownedCasePoints(),
                Share.of(facts.unowned().size(), facts.openCases().size()));
        Share evidence = facts.of(HeardStanding::withoutEvidence, HeardStanding::active);
        add(deductions, ScoreReason.EVIDENCE_MISSING, rules.evidencePoints(), evidence);
        // It is paid out of what the instances leave of the part, so the part never costs more than it may.
        int left = rules.evidencePoints() - (evidence == null ? 0 : evidence.points(rules.evidencePoints()));
        addWhole(
                deductions,
                ScoreReason.RECONCILIATION_MISSED,
                Math.min(left, rules.missedReconciliationPoints()),
                Share.of(facts.reconciliationMissed() ? 1 : 0, 1));
        add(deductions, ScoreReason.SHORTAGE_AHEAD, rules.horizonPoints(), facts.shortAhead());
        if (facts.standings() == null) {
            return new Score(null, STANDING_UNKNOWN, deductions);
        }
        int lost = deductions.stream().mapToInt(Deduction::points).sum();
        return new Score(ScoreRules.FULL - lost, null, deductions);
    }

    private static void add(List<Deduction> deductions, ScoreReason reason, int most, @Nullable Share share) {
        if (share != null) {
            deductions.add(new Deduction(reason, share.points(most), most, share));
        }
    }

    /** A reason that costs all or nothing. */
    private static void addWhole(List<Deduction> deductions, ScoreReason reason, int most, Share share) {
        deductions.add(new Deduction(reason, share.part().signum() > 0 ? most : 0, most, share));
    }

    /** What a part costs; null where too little is known of it. */
    public @Nullable Integer points(ScorePart part) {
        return unknownParts().contains(part)
                ? null
                : deductions.stream()
                        .filter(one -> one.reason().part() == part)
                        .mapToInt(Deduction::points)
                        .sum();
    }

    /** The parts of which a reason is not known. */
    private Set<ScorePart> unknownParts() {
        Set<ScorePart> parts = EnumSet.noneOf(ScorePart.class);
        for (ScoreReason reason : ScoreReason.values()) {
            if (deductions.stream().noneMatch(one -> one.reason() == reason)) {
                parts.add(reason.part());
            }
        }
        return parts;
    }
}
