package dev.ninety.compliance.renewal;

import dev.ninety.compliance.dispute.Dispute;

/**
 * A dispute that is not resolved.
 *
 * @param name of its licence
 * @param atStake the units by which the figures differ, either way, and what they cost
 */
public record Disputed(Dispute dispute, String name, Gap atStake) {}
