package dev.ninety.compliance.dispute.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.Dispute;
import dev.ninety.compliance.dispute.DisputeCause;
import dev.ninety.compliance.dispute.DisputeKey;
import dev.ninety.compliance.dispute.DisputeState;
import dev.ninety.compliance.dispute.Finding;
import dev.ninety.compliance.dispute.LikelyCause;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.Origin;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The disputes of all accounts with all their versions. Whoever writes one holds the account's row. */
@ApplicationScoped
public class DisputeStore {

    /** Every dispute in the version that stood at a moment. */
    private static final String STOOD = """
            SELECT v.*, d.origin, d.measure, d.virtual_account, d.entitlement_tag, d.product_instance, d.compared_at
            FROM dispute d CROSS JOIN LATERAL (
                SELECT * FROM dispute_version x
                WHERE x.smart_account = d.smart_account AND x.id = d.id AND x.recorded_at <= ?
                ORDER BY x.version DESC LIMIT 1) AS v
            WHERE d.smart_account = ?
            """;

    private final Sql sql;

    DisputeStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A dispute as it is stored.
     *
     * @param comparedAt when its figures were last looked at
     */
    public record Stored(Dispute dispute, Instant comparedAt) {}

    /**
     * Which disputes are wanted; null for all.
     *
     * @param knownAt as they stood then
     */
    public record Filter(
            @Nullable DisputeState state,
            @Nullable Origin origin,
            @Nullable Measure measure,
            @Nullable String virtualAccount,
            @Nullable Instant knownAt) {}

    /** Up to {@code limit} disputes in the order of their ids. */
    public List<Stored> page(String smartAccount, Filter filter, @Nullable String afterId, int limit) {
        return sql.list(
                STOOD + """
                  AND (?::text IS NULL OR v.state = ?) AND (?::text IS NULL OR d.origin = ?)
                  AND (?::text IS NULL OR d.measure = ?) AND (?::text IS NULL OR d.virtual_account = ?) AND d.id > ?
                ORDER BY d.id LIMIT ?
                """,
                DisputeStore::stored,
                filter.knownAt() == null ? Check.LATEST : filter.knownAt(),
                smartAccount,
                filter.state(),
                filter.state(),
                filter.origin(),
                filter.origin(),
                filter.measure(),
                filter.measure(),
                filter.virtualAccount(),
                filter.virtualAccount(),
                afterId == null ? "" : afterId,
                limit);
    }

    /** Those of some disputes that there are, by id. */
    public Map<String, Stored> find(String smartAccount, Collection<String> ids) {
        Map<String, Stored> found = new HashMap<>();
        sql.forEach(
                STOOD + " AND d.id = ANY (?)",
                row -> found.put(row.text("id"), stored(row)),
                Check.LATEST,
                smartAccount,
                ids.toArray(String[]::new));
        return found;
    }

    public Optional<Stored> find(String smartAccount, String id) {
        return Optional.ofNullable(find(smartAccount, List.of(id)).get(id));
    }

    /** What the disputes of a single device are about that are not resolved. */
    public List<DisputeKey> standingOf(String smartAccount, String productInstance) {
        return sql.list(
                STOOD + " AND d.product_instance = ? AND v.state <> 'RESOLVED'",
                row -> read(row).finding().compared().key(),
                Check.LATEST,
                smartAccount,
                productInstance);
    }

    /** Every version of a dispute, the first one first. */
    public List<Dispute> versions(String smartAccount, String id) {
        return sql.list("""
                SELECT v.*, d.origin, d.measure, d.virtual_account, d.entitlement_tag, d.product_instance
                FROM dispute d JOIN dispute_version v USING (smart_account, id)
                WHERE d.smart_account = ? AND d.id = ? ORDER BY v.version
                """, DisputeStore::read, smartAccount, id);
    }

    /** Adds versions. */
    public void add(String smartAccount, Collection<Dispute> versions) {
        for (Dispute dispute : versions) {
            add(smartAccount, dispute);
        }
    }

    private void add(String smartAccount, Dispute dispute) {
        Finding finding = dispute.finding();
        DisputeKey key = finding.compared().key();
        sql.update(
                """
                INSERT INTO dispute (smart_account, id, origin, measure, virtual_account, entitlement_tag,
                    product_instance, compared_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (smart_account, id) DO NOTHING
                """,
                smartAccount,
                dispute.id(),
                key.origin(),
                key.measure(),
                key.pair().virtualAccount(),
                key.pair().entitlementTag(),
                key.productInstance(),
                dispute.recordedAt());
        sql.update(
                """
                INSERT INTO dispute_version (smart_account, id, version, recorded_at, what, who, run, state, opened_at,
                    resolved_at, taken_at, ours, theirs, cause, cause_units, cause_ids, told_by, entitlement_head,
                    usage_head, owner, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                smartAccount,
                dispute.id(),
                dispute.version(),
                dispute.recordedAt(),
                dispute.what(),
                dispute.who(),
                dispute.run(),
                dispute.state(),
                dispute.openedAt(),
                dispute.resolvedAt(),
                finding.compared().takenAt(),
                finding.compared().ours(),
                finding.compared().theirs(),
                finding.cause().cause(),
                finding.cause().units(),
                finding.cause().ids().toArray(String[]::new),
                finding.toldBy(),
                finding.heads().entitlement(),
                finding.heads().usage(),
                dispute.owner(),
                dispute.note());
    }

    /** Notes that figures were looked at; those that never differed are passed over. */
    public void compared(String smartAccount, Collection<String> ids, Instant at) {
        sql.update(
                "UPDATE dispute SET compared_at = ? WHERE smart_account = ? AND id = ANY (?)",
                at,
                smartAccount,
                ids.toArray(String[]::new));
    }

    private static Stored stored(Sql.Row row) throws SQLException {
        return new Stored(read(row), row.moment("compared_at"));
    }

    private static Dispute read(Sql.Row row) throws SQLException {
        DisputeKey key = new DisputeKey(
                Origin.valueOf(row.text("origin")),
                Measure.valueOf(row.text("measure")),
                new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                row.optionalText("product_instance"));
        Finding finding = new Finding(
                new Compared(key, row.moment("taken_at"), row.number("ours"), row.number("theirs")),
                new LikelyCause(
                        DisputeCause.valueOf(row.text("cause")),
                        row.number("cause_units"),
                        List.of(row.texts("cause_ids"))),
                row.optionalText("told_by"),
                new Finding.Heads(row.number("entitlement_head"), row.number("usage_head")));
        return new Dispute(
                row.text("id"),
                row.number("version"),
                row.moment("recorded_at"),
                Dispute.What.valueOf(row.text("what")),
                row.optionalText("who"),
                row.optionalText("run"),
                DisputeState.valueOf(row.text("state")),
                row.moment("opened_at"),
                row.optionalMoment("resolved_at"),
                finding,
                row.optionalText("owner"),
                row.optionalText("note"));
    }
}
