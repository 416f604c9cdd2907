package dev.ninety.compliance.position.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.position.Levels;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads balances out of the copied ledgers. Ownership counts in every view; consumption is posted to each view by
 * itself. Each view has an index of its own, so no query mixes them.
 */
@ApplicationScoped
public class BalanceStore {

    private static final String LEVELS = """
            SELECT virtual_account, entitlement_tag,
                   COALESCE(SUM(delta) FILTER (WHERE source = 'ENTITLEMENT' AND effective_at <= ?), 0)::bigint AS owned,
                   COALESCE(SUM(delta) FILTER (WHERE source = 'USAGE' AND effective_at <= ?), 0)::bigint AS consumed
            FROM entry
            """;

    private static final String ALL = "view = 'ACTUAL'";
    private static final String OWNED = "view = 'ACTUAL' AND source = 'ENTITLEMENT'";
    private static final String DISCLOSED = "view = 'DISCLOSED'";

    private final Sql sql;

    BalanceStore(Sql sql) {
        this.sql = sql;
    }

    /** Keeps every read until the end of the transaction at one and the same state of the database. */
    public void holdStill() {
        sql.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }

    /**
     * The levels of every pair that an entry known by then concerns. Asked for what the vendor sees, also of those of
     * which it sees nothing.
     *
     * @param knownAt only what the sources had recorded by then; null for everything
     * @param virtualAccount only this one; null for all
     */
    public List<Levels> levels(
            String smartAccount, View view, Instant at, @Nullable Instant knownAt, @Nullable String virtualAccount) {
        List<Levels> actual = posted(smartAccount, ALL, at, knownAt, virtualAccount);
        if (view == View.ACTUAL) {
            return actual;
        }
        Map<Pair, Levels> seen = new HashMap<>();
        actual.forEach(level -> seen.put(level.pair(), new Levels(level.pair(), level.owned(), 0)));
        posted(smartAccount, DISCLOSED, at, knownAt, virtualAccount)
                .forEach(level -> seen.merge(level.pair(), level, (own, used) -> own.plus(0, used.consumed())));
        return List.copyOf(seen.values());
    }

    private List<Levels> posted(
            String smartAccount, String entries, Instant at, @Nullable Instant knownAt, @Nullable String only) {
        return sql.list(
                LEVELS + "WHERE " + entries + """
                  AND smart_account = ? AND recorded_at <= ? AND (?::text IS NULL OR virtual_account = ?)
                GROUP BY virtual_account, entitlement_tag
                """,
                BalanceStore::readLevels,
                at,
                at,
                smartAccount,
                orLatest(knownAt),
                only,
                only);
    }

    /** The levels of certain pairs, with all that is known; pairs without entries are left out. */
    public List<Levels> levels(String smartAccount, Instant at, Collection<Pair> pairs) {
        return sql.list(
                LEVELS + """
                JOIN unnest(?, ?) AS wanted (virtual_account, entitlement_tag) USING (virtual_account, entitlement_tag)
                WHERE smart_account = ? AND view = 'ACTUAL' GROUP BY virtual_account, entitlement_tag
                """,
                BalanceStore::readLevels,
                at,
                at,
                pairs.stream().map(Pair::virtualAccount).toArray(String[]::new),
                pairs.stream().map(Pair::entitlementTag).toArray(String[]::new),
                smartAccount);
    }

    /** The balances of certain pairs as functions of time; pairs without entries are left out. */
    public Map<Pair, Timeline> timelines(
            String smartAccount, View view, Collection<Pair> pairs, @Nullable Instant knownAt) {
        Map<Pair, Timeline.ChangeCollector> collectors = new HashMap<>();
        List<String> parts = view == View.ACTUAL ? List.of(ALL) : List.of(OWNED, DISCLOSED);
        parts.forEach(entries -> collect(collectors, smartAccount, entries, pairs, knownAt));
        Map<Pair, Timeline> timelines = new HashMap<>();
        collectors.forEach((pair, collector) -> timelines.put(pair, collector.done()));
        return timelines;
    }

    private void collect(
            Map<Pair, Timeline.ChangeCollector> collectors,
            String smartAccount,
            String entries,
            Collection<Pair> pairs,
            @Nullable Instant knownAt) {
        sql.forEach(
                """
                SELECT virtual_account, entitlement_tag, effective_at,
                       SUM(CASE source WHEN 'ENTITLEMENT' THEN delta ELSE -delta END)::bigint AS delta
                FROM entry JOIN unnest(?, ?) AS wanted (virtual_account, entitlement_tag)
                    USING (virtual_account, entitlement_tag)
                WHERE %s AND smart_account = ? AND recorded_at <= ?
                GROUP BY virtual_account, entitlement_tag, effective_at
                """.formatted(entries),
                row -> collectors
                        .computeIfAbsent(readPair(row), pair -> Timeline.collect())
                        .add(Micros.of(row.moment("effective_at")), row.number("delta")),
                pairs.stream().map(Pair::virtualAccount).toArray(String[]::new),
                pairs.stream().map(Pair::entitlementTag).toArray(String[]::new),
                smartAccount,
                orLatest(knownAt));
    }

    private static Instant orLatest(@Nullable Instant moment) {
        return moment == null ? Check.LATEST : moment;
    }

    private static Pair readPair(Sql.Row row) throws SQLException {
        return new Pair(row.text("virtual_account"), row.text("entitlement_tag"));
    }

    private static Levels readLevels(Sql.Row row) throws SQLException {
        return new Levels(readPair(row), row.number("owned"), row.number("consumed"));
    }
}
