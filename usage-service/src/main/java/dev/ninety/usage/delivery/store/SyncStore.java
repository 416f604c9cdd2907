package dev.ninety.usage.delivery.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.delivery.Sync;
import dev.ninety.usage.delivery.SyncState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Syncs of aggregators, and which versions of reports each of them brought. */
@ApplicationScoped
public class SyncStore {

    private static final String COLUMNS = """
            SELECT s.collector, s.sync_id, s.state, s.attempt, s.begun_at, s.received_at, s.confirmed_at,
                s.content_hash, s.content_bytes, s.received, s.conflicts, s.set_aside, s.quarantined, s.versions
            FROM on_prem_sync s
            """;

    private final Sql sql;

    public SyncStore(Sql sql) {
        this.sql = sql;
    }

    /** Names a sync. */
    public record Key(String smartAccount, String collector, String syncId) {

        @Override
        public String toString() {
            return collector + '/' + syncId;
        }
    }

    /** How a body fared. */
    public record Counts(long received, long conflict, long setAside, long quarantined) {}

    /**
     * A sync as it is stored.
     *
     * @param attempt how often its body was begun
     * @param contentHash of its body as it was sent; null until that has come to its end
     * @param contentBytes how long its body was; 0 where that is not known
     */
    public record StoredSync(Sync sync, long attempt, byte @Nullable [] contentHash, long contentBytes) {

        public boolean holds(byte[] hash) {
            return Arrays.equals(contentHash, hash);
        }
    }

    public Optional<StoredSync> find(Key key) {
        return sql.first(
                COLUMNS + "WHERE s.smart_account = ? AND s.collector = ? AND s.sync_id = ?",
                SyncStore::read,
                key.smartAccount(),
                key.collector(),
                key.syncId());
    }

    /** @param after collector and id of the last one of the page before */
    public List<Sync> list(String smartAccount, List<String> after, int limit) {
        return sql.list(COLUMNS + """
                        WHERE s.smart_account = ? AND (s.collector, s.sync_id) > (?, ?)
                        ORDER BY s.collector, s.sync_id LIMIT ?
                        """, row -> read(row).sync(), smartAccount, after.getFirst(), after.getLast(), limit);
    }

    /** Begins the body of a sync, for the first time or again, unless it is here whole already. */
    public void begin(Key key, Instant begunAt) {
        sql.update("""
                INSERT INTO on_prem_sync (smart_account, collector, sync_id, state, attempt, begun_at)
                VALUES (?, ?, ?, 'RECEIVING', 1, ?)
                ON CONFLICT (smart_account, collector, sync_id) DO UPDATE SET attempt = on_prem_sync.attempt + 1
                    WHERE on_prem_sync.state = 'RECEIVING'
                """, key.smartAccount(), key.collector(), key.syncId(), begunAt);
    }

    /** Lets the body of a sync that is received, and not confirmed, come again; false where it is another one by now. */
    public boolean reopen(Key key, long attempt) {
        return sql.update("""
                        UPDATE on_prem_sync SET state = 'RECEIVING', received_at = NULL, content_hash = NULL
                        WHERE smart_account = ? AND collector = ? AND sync_id = ?
                            AND state = 'RECEIVED' AND attempt = ?
                        """, key.smartAccount(), key.collector(), key.syncId(), attempt) > 0;
    }

    /** Whether this attempt is the one that may go on. */
    public boolean isUnderWay(Key key, long attempt) {
        return sql.first("""
                        SELECT state = 'RECEIVING' AND attempt = ? AS under_way FROM on_prem_sync
                        WHERE smart_account = ? AND collector = ? AND sync_id = ?
                        """, row -> row.truth("under_way"), attempt, key.smartAccount(), key.collector(), key.syncId())
                .orElse(false);
    }

    /** Remembers that an attempt brought these versions. */
    public void addVersions(Key key, long attempt, Collection<Long> versionIds) {
        sql.update(
                """
                INSERT INTO on_prem_sync_version (smart_account, collector, sync_id, version_id, attempt)
                SELECT ?, ?, ?, id, ? FROM unnest(?) AS brought (id)
                ON CONFLICT (smart_account, collector, sync_id, version_id) DO UPDATE SET attempt = EXCLUDED.attempt
                """,
                key.smartAccount(),
                key.collector(),
                key.syncId(),
                attempt,
                versionIds.stream().mapToLong(Long::longValue).toArray());
    }

    /** Takes the body for whole: it brought what its last attempt brought. */
    public void receive(
            Key key, long attempt, Instant receivedAt, byte[] contentHash, long contentBytes, Counts counts) {
        sql.update("""
                DELETE FROM on_prem_sync_version
                WHERE smart_account = ? AND collector = ? AND sync_id = ? AND attempt <> ?
                """, key.smartAccount(), key.collector(), key.syncId(), attempt);
        sql.update(
                """
                UPDATE on_prem_sync s SET state = 'RECEIVED', received_at = ?, content_hash = ?,
                    content_bytes = ?, received = ?, conflicts = ?, set_aside = ?, quarantined = ?,
                    versions = (SELECT count(*) FROM on_prem_sync_version v WHERE v.smart_account = s.smart_account
                        AND v.collector = s.collector AND v.sync_id = s.sync_id)
                WHERE smart_account = ? AND collector = ? AND sync_id = ?
                """,
                receivedAt,
                contentHash,
                contentBytes,
                counts.received(),
                counts.conflict(),
                counts.setAside(),
                counts.quarantined(),
                key.smartAccount(),
                key.collector(),
                key.syncId());
    }

    /** Forgets a sync of which nothing came but one attempt that brought nothing; answers whether it was one. */
    public boolean forget(Key key, long attempt) {
        return sql.update("""
                        DELETE FROM on_prem_sync s WHERE smart_account = ? AND collector = ? AND sync_id = ?
                            AND state = 'RECEIVING' AND attempt = ? AND attempt = 1
                            AND NOT EXISTS (SELECT FROM on_prem_sync_version v WHERE v.smart_account = s.smart_account
                                AND v.collector = s.collector AND v.sync_id = s.sync_id)
                        """, key.smartAccount(), key.collector(), key.syncId(), attempt) > 0;
    }

    public void confirm(Key key, Instant confirmedAt) {
        sql.update("""
                UPDATE on_prem_sync SET state = 'CONFIRMED', confirmed_at = ?
                WHERE smart_account = ? AND collector = ? AND sync_id = ?
                """, confirmedAt, key.smartAccount(), key.collector(), key.syncId());
    }

    /** The versions that a sync brought, those of one instance one after the other. */
    public List<Long> versions(Key key) {
        return sql.list("""
                SELECT v.version_id FROM on_prem_sync_version v
                JOIN rum_report r ON r.smart_account = v.smart_account AND r.id = v.version_id
                WHERE v.smart_account = ? AND v.collector = ? AND v.sync_id = ? ORDER BY r.instance_id, r.id
                """, row -> row.number("version_id"), key.smartAccount(), key.collector(), key.syncId());
    }

    private static StoredSync read(Sql.Row row) throws SQLException {
        Sync sync = new Sync(
                row.text("collector"),
                row.text("sync_id"),
                SyncState.valueOf(row.text("state")),
                row.moment("begun_at"),
                row.optionalMoment("received_at"),
                row.optionalMoment("confirmed_at"),
                row.number("received"),
                row.number("conflicts"),
                row.number("set_aside"),
                row.number("quarantined"),
                row.number("versions"));
        return new StoredSync(sync, row.number("attempt"), row.bytes("content_hash"), row.number("content_bytes"));
    }
}
