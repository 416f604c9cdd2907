package dev.ninety.compliance.pack.store;

import dev.ninety.compliance.pack.EvidenceKey;
import dev.ninety.compliance.pack.Pack;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackState;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The packs of all accounts. Whoever writes one holds the account's row. */
@ApplicationScoped
public class PackStore {

    private static final String PACK = """
            SELECT p.*, f.expires_at, j.state AS job_state FROM evidence_pack p
            LEFT JOIN stored_file f ON f.smart_account = p.smart_account AND f.id = p.file_id AND f.state = 'WHOLE'
            LEFT JOIN job j ON j.smart_account = p.smart_account AND j.id = p.job_id
            """;

    private final Sql sql;

    PackStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A pack, and how far it is.
     *
     * @param expiresAt from when on its file may be gone; null where there is none
     */
    public record Standing(
            Pack pack, PackState state, @Nullable Instant expiresAt) {}

    public Optional<Standing> find(String smartAccount, String id) {
        return sql.first(PACK + "WHERE p.smart_account = ? AND p.id = ?", PackStore::standing, smartAccount, id);
    }

    /** Where a list goes on. */
    public record Position(Instant requestedAt, String id) {}

    /** The packs of an account, the latest first. */
    public List<Standing> page(String smartAccount, @Nullable Position after, int limit) {
        return sql.list(
                PACK + """
                WHERE p.smart_account = ? AND (?::timestamptz IS NULL OR (p.requested_at, p.id COLLATE "C") < (?, ?))
                ORDER BY p.requested_at DESC, p.id COLLATE "C" DESC LIMIT ?
                """,
                PackStore::standing,
                smartAccount,
                after == null ? null : after.requestedAt(),
                after == null ? Instant.EPOCH : after.requestedAt(),
                after == null ? "" : after.id(),
                limit);
    }

    /** Notes that a pack was asked for, anew where it was before. */
    public void request(String smartAccount, Pack pack) {
        PackScope scope = pack.scope();
        sql.update(
                """
                INSERT INTO evidence_pack (smart_account, id, virtual_account, at, known_at, raw_reports, requested_by,
                    requested_at, job_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (smart_account, id) DO UPDATE SET requested_by = EXCLUDED.requested_by,
                    requested_at = EXCLUDED.requested_at, job_id = EXCLUDED.job_id, file_id = NULL, bytes = NULL,
                    sha256 = NULL, signature = NULL, key_id = NULL, public_key = NULL
                """,
                smartAccount,
                pack.id(),
                scope.virtualAccount(),
                scope.at(),
                scope.knownAt(),
                scope.rawReports(),
                pack.requestedBy(),
                pack.requestedAt(),
                pack.jobId());
    }

    /** Notes what came of a pack; false where it was asked for anew meanwhile, or removed. */
    public boolean seal(String smartAccount, String id, UUID jobId, Pack.Sealed sealed) {
        return sql.update(
                        """
                        UPDATE evidence_pack SET file_id = ?, bytes = ?, sha256 = decode(?, 'hex'),
                            signature = decode(?, 'base64'), key_id = ?, public_key = ?
                        WHERE smart_account = ? AND id = ? AND job_id = ?
                        """,
                        sealed.fileId(),
                        sealed.bytes(),
                        sealed.sha256(),
                        sealed.signature(),
                        sealed.key().keyId(),
                        sealed.key().pem(),
                        smartAccount,
                        id,
                        jobId)
                == 1;
    }

    public void remove(String smartAccount, String id) {
        sql.update("DELETE FROM evidence_pack WHERE smart_account = ? AND id = ?", smartAccount, id);
    }

    /** Every key that a pack was signed with. */
    public List<EvidenceKey> keys() {
        return sql.list("""
                SELECT DISTINCT key_id, public_key FROM evidence_pack WHERE key_id IS NOT NULL ORDER BY key_id
                """, row -> new EvidenceKey(row.text("key_id"), row.text("public_key")));
    }

    private static Standing standing(Sql.Row row) throws SQLException {
        Pack pack = read(row);
        Instant expiresAt = row.optionalMoment("expires_at");
        String job = row.optionalText("job_state");
        if (pack.sealed() != null) {
            return new Standing(pack, expiresAt == null ? PackState.EXPIRED : PackState.READY, expiresAt);
        }
        boolean goesOn = "QUEUED".equals(job) || "RUNNING".equals(job);
        return new Standing(pack, goesOn ? PackState.BUILDING : PackState.FAILED, null);
    }

    private static Pack read(Sql.Row row) throws SQLException {
        String keyId = row.optionalText("key_id");
        Pack.Sealed sealed = keyId == null
                ? null
                : new Pack.Sealed(
                        UUID.fromString(row.text("file_id")),
                        row.number("bytes"),
                        HexFormat.of().formatHex(row.bytes("sha256")),
                        Base64.getEncoder().encodeToString(row.bytes("signature")),
                        new EvidenceKey(keyId, row.text("public_key")));
        return new Pack(
                row.text("id"),
                new PackScope(
                        row.text("smart_account"),
                        row.optionalText("virtual_account"),
                        row.moment("at"),
                        row.moment("known_at"),
                        row.truth("raw_reports")),
                row.text("requested_by"),
                row.moment("requested_at"),
                UUID.fromString(row.text("job_id")),
                sealed);
    }
}
