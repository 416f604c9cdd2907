package dev.ninety.compliance.intake.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.Cursor;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.SourceState;
import dev.ninety.kit.ledger.HashChain;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The copies of the ledgers, and how far they reach. */
@ApplicationScoped
public class LedgerStore {

    private static final HexFormat HEX = HexFormat.of();
    private static final String CURSOR = "smart_account, source, sequence, hash, state, detail, since";

    private final Sql sql;

    LedgerStore(Sql sql) {
        this.sql = sql;
    }

    /** Starts both copies of an account, empty and unread, unless they have been started. */
    public void start(String smartAccount, Instant now) {
        for (Source source : Source.values()) {
            sql.update("""
                    INSERT INTO ledger_cursor (smart_account, source, sequence, hash, state, since)
                    VALUES (?, ?, 0, decode(?, 'hex'), ?, ?) ON CONFLICT (smart_account, source) DO NOTHING
                    """, smartAccount, source, HashChain.START, SourceState.SOURCE_NEVER_READ, now);
        }
    }

    public Cursor cursor(String smartAccount, Source source) {
        return sql.first(
                        "SELECT " + CURSOR + " FROM ledger_cursor WHERE smart_account = ? AND source = ?",
                        LedgerStore::readCursor,
                        smartAccount,
                        source)
                .orElseThrow();
    }

    /** The cursor, locked until the transaction ends. */
    public Cursor lock(String smartAccount, Source source) {
        return sql.first(
                        "SELECT " + CURSOR + " FROM ledger_cursor WHERE smart_account = ? AND source = ? FOR UPDATE",
                        LedgerStore::readCursor,
                        smartAccount,
                        source)
                .orElseThrow();
    }

    /** The cursors of one source for several accounts. */
    public List<Cursor> cursors(Source source, List<String> smartAccounts) {
        return sql.list(
                "SELECT " + CURSOR + " FROM ledger_cursor WHERE source = ? AND smart_account = ANY (?)",
                LedgerStore::readCursor,
                source,
                smartAccounts.toArray(String[]::new));
    }

    /** The accounts whose copy of a source is unread or in doubt. */
    public List<String> doubtful(Source source) {
        return sql.list(
                "SELECT smart_account FROM ledger_cursor WHERE source = ? AND state <> 'READ' ORDER BY smart_account",
                row -> row.text("smart_account"),
                source);
    }

    /** The accounts of whose ledger something has been read. */
    public List<String> begun(Source source) {
        return sql.list(
                "SELECT smart_account FROM ledger_cursor WHERE source = ? AND sequence > 0 ORDER BY smart_account",
                row -> row.text("smart_account"),
                source);
    }

    /** What casts doubt on an account; empty where both its ledgers are read and verified. */
    public List<Doubt> doubts(String smartAccount) {
        return sql
                .list(
                        "SELECT " + CURSOR + " FROM ledger_cursor WHERE smart_account = ? ORDER BY source",
                        LedgerStore::readCursor,
                        smartAccount)
                .stream()
                .map(Cursor::doubt)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Stores a cursor; where its state is another one than before, it stands so since now. */
    public void update(Cursor cursor, Instant now) {
        sql.update(
                """
                UPDATE ledger_cursor SET sequence = ?, hash = decode(?, 'hex'), state = ?, detail = ?,
                    since = CASE WHEN state = ? THEN since ELSE ? END
                WHERE smart_account = ? AND source = ?
                """,
                cursor.sequence(),
                cursor.hash(),
                cursor.state(),
                cursor.detail(),
                cursor.state(),
                now,
                cursor.smartAccount(),
                cursor.source());
    }

    public void append(String smartAccount, Source source, List<LedgerEntry> entries) {
        sql.update(
                """
                INSERT INTO entry (smart_account, source, sequence, format, virtual_account, entitlement_tag, view,
                    effective_at, delta, reason, source_type, source_id, recorded_at, hash)
                SELECT ?, ?, e.* FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS e
                """,
                smartAccount,
                source,
                entries.stream().mapToLong(LedgerEntry::sequence).toArray(),
                entries.stream().mapToLong(LedgerEntry::format).toArray(),
                texts(entries, LedgerEntry::virtualAccount),
                texts(entries, LedgerEntry::entitlementTag),
                texts(entries, entry -> entry.view().name()),
                entries.stream().map(LedgerEntry::effectiveAt).toArray(Instant[]::new),
                entries.stream().mapToLong(LedgerEntry::delta).toArray(),
                texts(entries, LedgerEntry::reason),
                texts(entries, LedgerEntry::sourceType),
                texts(entries, LedgerEntry::sourceId),
                entries.stream().map(LedgerEntry::recordedAt).toArray(Instant[]::new),
                entries.stream().map(entry -> HEX.parseHex(entry.hash())).toArray(byte[][]::new));
    }

    /** Every pair of an account that an entry concerns. */
    public List<Pair> pairs(String smartAccount) {
        return sql.list("""
                SELECT DISTINCT virtual_account, entitlement_tag FROM entry
                WHERE smart_account = ? AND view = 'ACTUAL'
                """, row -> new Pair(row.text("virtual_account"), row.text("entitlement_tag")), smartAccount);
    }

    private static Cursor readCursor(Sql.Row row) throws SQLException {
        return new Cursor(
                row.text("smart_account"),
                Source.valueOf(row.text("source")),
                row.number("sequence"),
                HEX.formatHex(row.bytes("hash")),
                SourceState.valueOf(row.text("state")),
                row.optionalText("detail"),
                row.moment("since"));
    }

    private static String[] texts(List<LedgerEntry> entries, Function<LedgerEntry, String> field) {
        return entries.stream().map(field).toArray(String[]::new);
    }
}
