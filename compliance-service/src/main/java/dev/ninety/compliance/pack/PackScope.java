package dev.ninety.compliance.pack;

import dev.ninety.kit.ledger.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a pack is about. Two packs of one scope have the same bytes.
 *
 * @param virtualAccount only this one; null for all
 * @param at the moment asked about
 * @param knownAt only what had been recorded by then
 * @param rawReports whether the reports are in it, or only their digests
 */
public record PackScope(
        String smartAccount, @Nullable String virtualAccount, Instant at, Instant knownAt, boolean rawReports) {

    /** A name that only this scope has within its account. */
    public String id() {
        String text = String.join(
                "\n",
                virtualAccount == null ? "" : virtualAccount,
                at.toString(),
                knownAt.toString(),
                String.valueOf(rawReports));
        byte[] digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return "pack-" + HexFormat.of().formatHex(digest, 0, 12);
    }

    /** Whether a Virtual Account is within it. */
    public boolean holds(@Nullable String one) {
        return virtualAccount == null || virtualAccount.equals(one);
    }
}
