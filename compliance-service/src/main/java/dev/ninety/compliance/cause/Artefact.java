package dev.ninety.compliance.cause;

import dev.ninety.compliance.catalogue.Pair;

/**
 * Use that is counted and should not be, as a finding of usage-service has it.
 *
 * @param code DOUBLE_COUNT or STALE_INSTANCE
 * @param finding the finding's id
 * @param units how many units are counted because of it, at least 1
 */
public record Artefact(CauseCode code, String finding, String productInstance, Pair pair, long units) {}
