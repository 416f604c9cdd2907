package dev.ninety.kit.ledger;

import java.time.Instant;

/**
 * The end of a Smart Account's ledger.
 *
 * @param head the last entry's sequence; 0 for an empty ledger
 * @param hash the last entry's hash; {@link HashChain#START} for an empty ledger
 * @param recordedAt when the last entry was recorded
 */
public record LedgerHead(String smartAccount, long head, String hash, Instant recordedAt) {}
