package dev.ninety.usage.hygiene.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.hygiene.Merge;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Mask;
import dev.ninety.usage.instance.Udi;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which instances were merged into which, and what of it was undone. Nothing is ever taken out again. */
@ApplicationScoped
public class MergeStore {

    private final Sql sql;

    public MergeStore(Sql sql) {
        this.sql = sql;
    }

    /** The merges of an instance into others, in the order in which they were recorded. */
    public List<Merge> of(String smartAccount, long instanceId) {
        return sql.list("""
                SELECT m.merge_id, i.pid, i.serial, m.effective_at, m.disclosed_at, m.recorded_at,
                    u.effective_at AS undone_at, u.disclosed_at AS undo_disclosed_at, u.recorded_at AS undo_recorded_at
                FROM instance_merge m
                JOIN product_instance i ON i.smart_account = m.smart_account AND i.instance_id = m.into_instance_id
                LEFT JOIN instance_merge_undo u ON u.smart_account = m.smart_account
                    AND u.instance_id = m.instance_id AND u.merge_id = m.merge_id
                WHERE m.smart_account = ? AND m.instance_id = ? ORDER BY m.merge_id
                """, MergeStore::read, smartAccount, instanceId);
    }

    /** A time in which an instance is merged into another one. */
    public record Span(InstanceRef into, Mask during) {}

    /** When an instance is merged into which; times that were undone as a whole are left out. */
    public List<Span> spans(String smartAccount, long instanceId) {
        return sql.list(
                """
                SELECT i.instance_id, i.pid, i.serial, i.first_virtual_account, m.effective_at,
                    u.effective_at AS undone_at
                FROM instance_merge m
                JOIN product_instance i ON i.smart_account = m.smart_account AND i.instance_id = m.into_instance_id
                LEFT JOIN instance_merge_undo u ON u.smart_account = m.smart_account
                    AND u.instance_id = m.instance_id AND u.merge_id = m.merge_id
                WHERE m.smart_account = ? AND m.instance_id = ?
                    AND (u.effective_at IS NULL OR u.effective_at > m.effective_at)
                """,
                row -> new Span(
                        new InstanceRef(
                                row.number("instance_id"),
                                new Udi(row.text("pid"), row.text("serial")),
                                row.text("first_virtual_account"),
                                null),
                        new Mask(row.moment("effective_at"), row.optionalMoment("undone_at"))),
                smartAccount,
                instanceId);
    }

    public void add(
            String smartAccount,
            long instanceId,
            long into,
            Instant effectiveAt,
            @Nullable Instant disclosedAt,
            Instant recordedAt) {
        sql.update("""
                INSERT INTO instance_merge (smart_account, instance_id, merge_id, into_instance_id, effective_at,
                    disclosed_at, recorded_at)
                VALUES (?, ?, nextval('instance_merge_id'), ?, ?, ?, ?)
                """, smartAccount, instanceId, into, effectiveAt, disclosedAt, recordedAt);
    }

    /** Remembers that the vendor was told of a merge. */
    public void disclose(String smartAccount, long instanceId, long mergeId, Instant disclosedAt) {
        sql.update("""
                UPDATE instance_merge SET disclosed_at = ?
                WHERE smart_account = ? AND instance_id = ? AND merge_id = ? AND disclosed_at IS NULL
                """, disclosedAt, smartAccount, instanceId, mergeId);
    }

    /** Remembers that the vendor was told that a merge was undone. */
    public void discloseUndo(String smartAccount, long instanceId, long mergeId, Instant disclosedAt) {
        sql.update("""
                UPDATE instance_merge_undo SET disclosed_at = ?
                WHERE smart_account = ? AND instance_id = ? AND merge_id = ? AND disclosed_at IS NULL
                """, disclosedAt, smartAccount, instanceId, mergeId);
    }

    public void addUndo(String smartAccount, long instanceId, long mergeId, Merge.Undo undo) {
        sql.update("""
                INSERT INTO instance_merge_undo
                    (smart_account, instance_id, merge_id, effective_at, disclosed_at, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """, smartAccount, instanceId, mergeId, undo.effectiveAt(), undo.disclosedAt(), undo.recordedAt());
    }

    private static Merge read(Sql.Row row) throws SQLException {
        Instant undoneAt = row.optionalMoment("undone_at");
        return new Merge(
                row.number("merge_id"),
                new Udi(row.text("pid"), row.text("serial")),
                row.moment("effective_at"),
                row.optionalMoment("disclosed_at"),
                row.moment("recorded_at"),
                undoneAt == null
                        ? null
                        : new Merge.Undo(
                                undoneAt, row.optionalMoment("undo_disclosed_at"), row.moment("undo_recorded_at")));
    }
}
