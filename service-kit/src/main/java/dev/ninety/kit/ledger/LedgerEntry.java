package dev.ninety.kit.ledger;

import java.time.Instant;

/**
 * One entry of a ledger, as it is published. It is never changed or removed.
 *
 * @param format version of the canonical form that is hashed
 * @param sequence position in the Smart Account's ledger: 1, 2, 3, … without a gap
 * @param effectiveAt from when the change holds
 * @param recordedAt when this record learnt of it; never decreases along the sequence
 * @param hash hex SHA-256 over the hash before and this entry's canonical form, see {@link HashChain}
 */
public record LedgerEntry(
        int format,
        long sequence,
        String virtualAccount,
        String entitlementTag,
        View view,
        Instant effectiveAt,
        long delta,
        String reason,
        String sourceType,
        String sourceId,
        Instant recordedAt,
        String hash) {}
