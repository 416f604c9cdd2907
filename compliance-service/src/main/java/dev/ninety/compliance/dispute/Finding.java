package dev.ninety.compliance.dispute;

import org.jspecify.annotations.Nullable;

/**
 * What a run found of two figures.
 *
 * @param cause why they are likely to differ; of no meaning where they agree
 * @param toldBy the digest of the file that has the other side's figure; null where there is none
 * @param heads how far the copies of the ledgers reached
 */
public record Finding(
        Compared compared, LikelyCause cause, @Nullable String toldBy, Heads heads) {

    /**
     * How far the copies of both ledgers reached.
     *
     * @param entitlement the number of the last entry of what is owned; 0 for none
     * @param usage the number of the last entry of what is consumed; 0 for none
     */
    public record Heads(long entitlement, long usage) {}
}
