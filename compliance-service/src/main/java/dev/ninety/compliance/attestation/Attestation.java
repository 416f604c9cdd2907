package dev.ninety.compliance.attestation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position that a named person signed. It is never changed and never taken back.
 *
 * @param signed what was signed
 * @param recordedBy who sent it, as far as callers are known
 * @param basis what the position was read from
 */
public record Attestation(String id, Signed signed, String recordedBy, Instant recordedAt, Basis basis) {

    /**
     * What somebody signs.
     *
     * @param virtualAccount only this one; null for all of the account
     * @param at the moment whose position it is
     * @param knownAt only what had been recorded by then
     * @param statement in the signer's own words
     * @param signedBy the signer's name
     * @param role in which they sign; null where they do not say
     */
    public record Signed(
            @Nullable String virtualAccount,
            Instant at,
            Instant knownAt,
            String statement,
            String signedBy,
            @Nullable String role) {}

    /**
     * What a signed position was read from.
     *
     * @param entitlement how far the ledger of what is owned had been recorded
     * @param usage how far the ledger of what is consumed had been recorded
     * @param positions how many licences in Virtual Accounts it tells of
     * @param sha256 of the position, see {@link PositionDigest}
     */
    public record Basis(Head entitlement, Head usage, long positions, String sha256) {}

    /**
     * The end of a ledger at a moment.
     *
     * @param sequence 0 for none
     * @param hash of that entry, in lower-case hexadecimal
     */
    public record Head(long sequence, String hash) {}
}
