package dev.ninety.kit.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The chain that makes a changed, removed or inserted entry detectable. An entry's hash is the SHA-256 of these
 * lines in UTF-8, joined by a line feed: the hash before, format, Smart Account, sequence, Virtual Account,
 * entitlement tag, view, effectiveAt, delta, reason, sourceType, sourceId, recordedAt; numbers in decimal,
 * moments as the feed prints them, hashes in lower-case hex. No field can hold a line feed, so no two entries
 * have the same lines.
 */
public final class HashChain {

    /** The version of the canonical form. */
    public static final int FORMAT = 1;

    /** What stands before the first entry. */
    public static final String START = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest = Sha256.digest();

    /** The hash of a posting that is to follow {@code previous}. */
    public String next(
            String previous, String smartAccount, long sequence, Posting posting, Instant recordedAt, int format) {
        String canonical = previous
                + '\n'
                + format
                + '\n'
                + smartAccount
                + '\n'
                + sequence
                + '\n'
                + posting.virtualAccount()
                + '\n'
                + posting.entitlementTag()
                + '\n'
                + posting.view()
                + '\n'
                + posting.effectiveAt()
                + '\n'
                + posting.delta()
                + '\n'
                + posting.reason()
                + '\n'
                + posting.sourceType()
                + '\n'
                + posting.sourceId()
                + '\n'
                + recordedAt;
        return HEX.formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether an entry's hash is what follows from the hash before it. */
    public boolean verifies(String previous, String smartAccount, LedgerEntry entry) {
        Posting posting = new Posting(
                entry.virtualAccount(),
                entry.entitlementTag(),
                entry.view(),
                entry.effectiveAt(),
                entry.delta(),
                entry.reason(),
                entry.sourceType(),
                entry.sourceId());
        return next(previous, smartAccount, entry.sequence(), posting, entry.recordedAt(), entry.format())
                .equals(entry.hash());
    }
}
