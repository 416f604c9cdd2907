package dev.ninety.kit.ledger;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.web.Params;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledgers of this service, one per Smart Account. Whoever writes opens the ledger first: that locks the
 * account's head until the transaction ends, so all writers of an account come one after another, sequence
 * order is commit order, and a reader that has seen entry N has seen everything before it.
 */
@ApplicationScoped
public class Ledger {

    private static final HexFormat HEX = HexFormat.of();

    private final Sql sql;
    private final InstantSource clock;

    public Ledger(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Locks the account's head for the rest of the transaction, which must be under way. */
    public OpenLedger open(String smartAccount) {
        sql.update("""
                INSERT INTO ledger_head (smart_account, sequence, hash, recorded_at)
                VALUES (?, 0, decode(?, 'hex'), ?) ON CONFLICT (smart_account) DO NOTHING
                """, smartAccount, HashChain.START, Instant.EPOCH);
        LedgerHead head = sql.first("""
                        SELECT smart_account, sequence, hash, recorded_at FROM ledger_head
                        WHERE smart_account = ? FOR UPDATE
                        """, Ledger::readHead, smartAccount).orElseThrow();
        Instant now = Micros.truncate(clock.instant());
        return new OpenLedger(head, now.isAfter(head.recordedAt()) ? now : head.recordedAt());
    }

    /** The heads in the order of their accounts, of those that changed after a moment. */
    public List<LedgerHead> heads(@Nullable Instant changedAfter, @Nullable String afterAccount, int limit) {
        return sql.list(
                """
                SELECT smart_account, sequence, hash, recorded_at FROM ledger_head
                WHERE smart_account > ? AND recorded_at > ? AND sequence > 0 ORDER BY smart_account LIMIT ?
                """,
                Ledger::readHead,
                afterAccount == null ? "" : afterAccount,
                changedAfter == null ? Instant.EPOCH : changedAfter,
                limit);
    }

    /** The entries that follow a sequence number. */
    public List<LedgerEntry> entries(String smartAccount, long afterSequence, int limit) {
        return sql.list("SELECT " + LedgerRows.COLUMNS + """
                 FROM ledger_entry WHERE smart_account = ? AND sequence > ? ORDER BY sequence LIMIT ?
                """, LedgerRows::read, smartAccount, afterSequence, limit);
    }

    /**
     * The level of every (Virtual Account, entitlement tag) that an entry known by then concerns, in that order.
     *
     * @param at the moment asked about; changes at the moment itself included
     * @param knownAt only what was recorded by then; null for all that is recorded
     * @param after the last pair of the page before; null for the first page
     */
    public List<Balance> balances(
            String smartAccount, View view, Instant at, @Nullable Instant knownAt, @Nullable Balance after, int limit) {
        return sql.list(
                """
                SELECT virtual_account, entitlement_tag,
                       COALESCE(SUM(delta) FILTER (WHERE effective_at <= ?), 0)::bigint AS balance
                FROM ledger_entry WHERE smart_account = ? AND view = ? AND recorded_at <= ?
                    AND (virtual_account, entitlement_tag) > (?, ?)
                GROUP BY virtual_account, entitlement_tag ORDER BY virtual_account, entitlement_tag LIMIT ?
                """,
                row -> new Balance(row.text("virtual_account"), row.text("entitlement_tag"), row.number("balance")),
                at,
                smartAccount,
                view,
                knownAt == null ? Check.LATEST : knownAt,
                after == null ? "" : after.virtualAccount(),
                after == null ? "" : after.entitlementTag(),
                limit);
    }

    private static LedgerHead readHead(Sql.Row row) throws SQLException {
        return new LedgerHead(
                row.text("smart_account"),
                row.number("sequence"),
                HEX.formatHex(row.bytes("hash")),
                row.moment("recorded_at"));
    }

    /** A level of one pair. */
    public record Balance(String virtualAccount, String entitlementTag, long balance) {

        /** What to ask the following page for. */
        public String cursor() {
            return Params.cursor(virtualAccount, entitlementTag);
        }

        /** The pair in a cursor; null where there is none. */
        public static @Nullable Balance ofCursor(@Nullable String after) {
            List<String> key = Params.after(after, 2);
            return key == null ? null : new Balance(key.getFirst(), key.getLast(), 0);
        }
    }

    /** A ledger whose head this transaction holds. */
    public final class OpenLedger {

        private LedgerHead head;
        private final Instant recordedAt;

        private OpenLedger(LedgerHead head, Instant recordedAt) {
            this.head = head;
            this.recordedAt = recordedAt;
        }

        /** When this transaction's facts and entries are recorded: taken under the lock, never decreasing. */
        public Instant recordedAt() {
            return recordedAt;
        }

        public long headSequence() {
            return head.head();
        }

        /** Appends entries in the order given. */
        public void post(List<Posting> postings) {
            if (postings.isEmpty()) {
                return;
            }
            int size = postings.size();
            String[] virtualAccounts = new String[size];
            String[] tags = new String[size];
            String[] views = new String[size];
            Instant[] moments = new Instant[size];
            long[] deltas = new long[size];
            String[] reasons = new String[size];
            String[] sourceTypes = new String[size];
            String[] sourceIds = new String[size];
            byte[][] hashes = new byte[size][];
            HashChain chain = new HashChain();
            String hash = head.hash();
            for (int i = 0; i < size; i++) {
                Posting posting = postings.get(i);
                hash = chain.next(
                        hash, head.smartAccount(), head.head() + 1 + i, posting, recordedAt, HashChain.FORMAT);
                virtualAccounts[i] = posting.virtualAccount();
                tags[i] = posting.entitlementTag();
                views[i] = posting.view().name();
                moments[i] = posting.effectiveAt();
                deltas[i] = posting.delta();
                reasons[i] = posting.reason();
                sourceTypes[i] = posting.sourceType();
                sourceIds[i] = posting.sourceId();
                hashes[i] = HEX.parseHex(hash);
            }
            sql.update(
                    """
                    INSERT INTO ledger_entry (smart_account, sequence, format, virtual_account, entitlement_tag, view,
                        effective_at, delta, reason, source_type, source_id, recorded_at, hash)
                    SELECT ?, ? + n, ?, virtual_account, entitlement_tag, view,
                        effective_at, delta, reason, source_type, source_id, ?, hash
                    FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS posting (virtual_account, entitlement_tag,
                        view, effective_at, delta, reason, source_type, source_id, hash, n)
                    """,
                    head.smartAccount(),
                    head.head(),
                    HashChain.FORMAT,
                    recordedAt,
                    virtualAccounts,
                    tags,
                    views,
                    moments,
                    deltas,
                    reasons,
                    sourceTypes,
                    sourceIds,
                    hashes);
            head = new LedgerHead(head.smartAccount(), head.head() + size, hash, recordedAt);
            sql.update(
                    "UPDATE ledger_head SET sequence = ?, hash = decode(?, 'hex'), recorded_at = ? WHERE smart_account = ?",
                    head.head(),
                    head.hash(),
                    head.recordedAt(),
                    head.smartAccount());
        }
    }
}
