package dev.ninety.compliance.attestation.store;

import dev.ninety.compliance.attestation.Attestation;
import dev.ninety.compliance.attestation.Attestation.Head;
import dev.ninety.compliance.attestation.Change;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.ledger.HashChain;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attestations of all accounts; they are only ever added to. Whoever adds one holds the account's row. */
@ApplicationScoped
public class AttestationStore {

    private static final String CHANGES = """
            FROM entry WHERE smart_account = ? AND view = 'ACTUAL' AND effective_at <= ? AND recorded_at <= ?
                AND (?::text IS NULL OR virtual_account = ?)
                AND ((source = 'ENTITLEMENT' AND sequence > ?) OR (source = 'USAGE' AND sequence > ?))
            """;

    private final Sql sql;

    AttestationStore(Sql sql) {
        this.sql = sql;
    }

    /** How far a ledger had been recorded by a moment. */
    public Head head(String smartAccount, Source source, Instant knownAt) {
        return sql.first(
                        """
                        SELECT sequence, hash FROM entry WHERE smart_account = ? AND source = ? AND recorded_at <= ?
                        ORDER BY sequence DESC LIMIT 1
                        """,
                        row -> new Head(row.number("sequence"), HexFormat.of().formatHex(row.bytes("hash"))),
                        smartAccount,
                        source,
                        knownAt)
                .orElse(new Head(0, HashChain.START));
    }

    /** Adds an attestation; false where it stands already. */
    public boolean add(String smartAccount, Attestation attestation) {
        Attestation.Signed signed = attestation.signed();
        Attestation.Basis basis = attestation.basis();
        return sql.update(
                        """
                        INSERT INTO attestation (smart_account, id, virtual_account, at, known_at, statement, signed_by,
                            role, recorded_by, recorded_at, entitlement_sequence, entitlement_hash, usage_sequence,
                            usage_hash, positions, positions_sha256)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, decode(?, 'hex'), ?, decode(?, 'hex'), ?,
                            decode(?, 'hex'))
                        ON CONFLICT (smart_account, id) DO NOTHING
                        """,
                        smartAccount,
                        attestation.id(),
                        signed.virtualAccount(),
                        signed.at(),
                        signed.knownAt(),
                        signed.statement(),
                        signed.signedBy(),
                        signed.role(),
                        attestation.recordedBy(),
                        attestation.recordedAt(),
                        basis.entitlement().sequence(),
                        basis.entitlement().hash(),
                        basis.usage().sequence(),
                        basis.usage().hash(),
                        basis.positions(),
                        basis.sha256())
                == 1;
    }

    public Optional<Attestation> find(String smartAccount, String id) {
        return sql.first(
                "SELECT * FROM attestation WHERE smart_account = ? AND id = ?",
                AttestationStore::read,
                smartAccount,
                id);
    }

    /** Where a list goes on. */
    public record Position(Instant recordedAt, String id) {}

    /** Up to {@code limit} attestations, the earliest recorded first, of those recorded by a moment. */
    public List<Attestation> page(String smartAccount, Instant recordedBy, @Nullable Position after, int limit) {
        return sql.list(
                """
                SELECT * FROM attestation WHERE smart_account = ? AND recorded_at <= ?
                    AND (recorded_at, id COLLATE "C") > (?, ?) ORDER BY recorded_at, id COLLATE "C" LIMIT ?
                """,
                AttestationStore::read,
                smartAccount,
                recordedBy,
                after == null ? Instant.EPOCH : after.recordedAt(),
                after == null ? "" : after.id(),
                limit);
    }

    /** How many entries that were recorded after what was signed, and by a moment, take effect within it. */
    public long countChanges(String smartAccount, Attestation attestation, Instant knownAt) {
        Attestation.Signed signed = attestation.signed();
        return sql.list(
                        "SELECT count(*) AS changes " + CHANGES,
                        row -> row.number("changes"),
                        smartAccount,
                        signed.at(),
                        knownAt,
                        signed.virtualAccount(),
                        signed.virtualAccount(),
                        attestation.basis().entitlement().sequence(),
                        attestation.basis().usage().sequence())
                .getFirst();
    }

    /** Where a list of changes goes on. */
    public record Entry(Source source, long sequence) {}

    /** The entries that {@link #countChanges} counts, those of what is owned first, by their numbers. */
    public List<Change> changes(
            String smartAccount, Attestation attestation, Instant knownAt, @Nullable Entry after, int limit) {
        Attestation.Signed signed = attestation.signed();
        return sql.list(
                "SELECT source, sequence, virtual_account, entitlement_tag, effective_at, delta, reason, source_type,"
                        + " source_id, recorded_at "
                        + CHANGES + "AND (source COLLATE \"C\", sequence) > (?, ?)"
                        + " ORDER BY source COLLATE \"C\", sequence LIMIT ?",
                AttestationStore::change,
                smartAccount,
                signed.at(),
                knownAt,
                signed.virtualAccount(),
                signed.virtualAccount(),
                attestation.basis().entitlement().sequence(),
                attestation.basis().usage().sequence(),
                after == null ? "" : after.source().name(),
                after == null ? 0L : after.sequence(),
                limit);
    }

    private static Change change(Sql.Row row) throws SQLException {
        return new Change(
                Source.valueOf(row.text("source")),
                row.number("sequence"),
                new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                row.moment("effective_at"),
                row.number("delta"),
                row.text("reason"),
                row.text("source_type"),
                row.text("source_id"),
                row.moment("recorded_at"));
    }

    private static Attestation read(Sql.Row row) throws SQLException {
        HexFormat hex = HexFormat.of();
        return new Attestation(
                row.text("id"),
                new Attestation.Signed(
                        row.optionalText("virtual_account"),
                        row.moment("at"),
                        row.moment("known_at"),
                        row.text("statement"),
                        row.text("signed_by"),
                        row.optionalText("role")),
                row.text("recorded_by"),
                row.moment("recorded_at"),
                new Attestation.Basis(
                        new Head(row.number("entitlement_sequence"), hex.formatHex(row.bytes("entitlement_hash"))),
                        new Head(row.number("usage_sequence"), hex.formatHex(row.bytes("usage_hash"))),
                        row.number("positions"),
                        hex.formatHex(row.bytes("positions_sha256"))));
    }
}
