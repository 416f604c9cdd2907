package dev.ninety.compliance.score;

import java.time.Duration;
import java.util.stream.IntStream;

/**
 * How many points each reason may cost at most. Together they are at most 100, so that no score is negative.
 *
 * @param horizon how far ahead shortages are looked for; longer than nothing
 */
public record ScoreRules(
        int shortagePoints,
        int reportingPoints,
        int hygienePoints,
        int unownedCasePoints,
        int evidencePoints,
        int missedReconciliationPoints,
        int horizonPoints,
        Duration horizon) {

    /** The score of who lacks nothing. */
    public static final int FULL = 100;

    public ScoreRules {
        int sum = Math.addExact(
                shortagePoints + reportingPoints + hygienePoints, unownedCasePoints + evidencePoints + horizonPoints);
        boolean negative = IntStream.of(
                        shortagePoints,
                        reportingPoints,
                        hygienePoints,
                        unownedCasePoints,
                        evidencePoints,
                        missedReconciliationPoints,
                        horizonPoints)
                .anyMatch(points -> points < 0);
        if (negative || sum > FULL) {
            throw new IllegalArgumentException("The points of ninety.score are at least 0 each and at most " + FULL
                    + " together; they are " + sum + ".");
        }
        if (!horizon.isPositive()) {
            throw new IllegalArgumentException("ninety.score.horizon is longer than nothing; it is " + horizon + ".");
        }
    }

    /** What a part costs at most. A missed reconciliation is paid out of the evidence part. */
    public int most(ScorePart part) {
        return switch (part) {
            case SHORTAGE -> shortagePoints;
            case REPORTING -> reportingPoints;
            case HYGIENE -> hygienePoints + unownedCasePoints;
            case EVIDENCE -> evidencePoints;
            case HORIZON -> horizonPoints;
        };
    }
}
