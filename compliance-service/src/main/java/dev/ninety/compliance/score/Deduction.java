package dev.ninety.compliance.score;

/**
 * Points that are taken off for one reason.
 *
 * @param points at least 0
 * @param most what the reason costs at most
 * @param share what the points were computed from; of a reason that costs all or nothing, how many there are of how many
 */
public record Deduction(ScoreReason reason, int points, int most, Share share) {}
