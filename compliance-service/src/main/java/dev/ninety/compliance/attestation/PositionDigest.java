package dev.ninety.compliance.attestation;

import dev.ninety.compliance.position.Position;
import dev.ninety.kit.ledger.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * What tells one position from another. The SHA-256, in lower-case hexadecimal, of one line for each licence in each
 * Virtual Account, ascending by both, joined by line feeds: Virtual Account, entitlement tag, owned, consumed, lent,
 * borrowed and state, joined by tabs. No field can hold either.
 */
public final class PositionDigest {

    private PositionDigest() {}

    /** The digest of a whole position. */
    public static String of(Collection<Position> positions) {
        String lines = positions.stream()
                .sorted((one, other) ->
                        one.levels().pair().compareTo(other.levels().pair()))
                .map(PositionDigest::line)
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(Sha256.of(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(Position position) {
        return String.join(
                "\t",
                position.levels().pair().virtualAccount(),
                position.levels().pair().entitlementTag(),
                String.valueOf(position.levels().owned()),
                String.valueOf(position.levels().consumed()),
                String.valueOf(position.covered().lent()),
                String.valueOf(position.covered().borrowed()),
                position.verdict().state().name());
    }
}
