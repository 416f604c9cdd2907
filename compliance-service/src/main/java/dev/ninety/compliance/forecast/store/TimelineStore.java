package dev.ninety.compliance.forecast.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.OwnershipEntry;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the copied ledgers as functions of time, with all that is known. */
@ApplicationScoped
public class TimelineStore {

    private final Sql sql;

    TimelineStore(Sql sql) {
        this.sql = sql;
    }

    /** Units by pair, owned and consumed; pairs without entries of a source are left out of it. */
    public record Both(Map<Pair, Timeline> owned, Map<Pair, Timeline> consumed) {}

    /** The functions of certain pairs. */
    public Both of(String smartAccount, Collection<Pair> pairs) {
        return read(
                """
                JOIN unnest(?, ?) AS wanted (virtual_account, entitlement_tag) USING (virtual_account, entitlement_tag)
                """,
                pairs.stream().map(Pair::virtualAccount).toArray(String[]::new),
                pairs.stream().map(Pair::entitlementTag).toArray(String[]::new),
                smartAccount);
    }

    /** The functions of every pair of an account. */
    public Both all(String smartAccount) {
        return read("", smartAccount);
    }

    private Both read(String join, Object... parameters) {
        Map<Source, Map<Pair, Timeline.ChangeCollector>> collectors = new EnumMap<>(Source.class);
        sql.forEach(
                "SELECT virtual_account, entitlement_tag, source, effective_at, SUM(delta)::bigint AS delta FROM entry "
                        + join + """
                WHERE view = 'ACTUAL' AND smart_account = ?
                GROUP BY virtual_account, entitlement_tag, source, effective_at
                """,
                row -> collectors
                        .computeIfAbsent(Source.valueOf(row.text("source")), source -> new HashMap<>())
                        .computeIfAbsent(pair(row), pair -> Timeline.collect())
                        .add(Micros.of(row.moment("effective_at")), row.number("delta")),
                parameters);
        return new Both(
                done(collectors.getOrDefault(Source.ENTITLEMENT, Map.of())),
                done(collectors.getOrDefault(Source.USAGE, Map.of())));
    }

    private static Map<Pair, Timeline> done(Map<Pair, Timeline.ChangeCollector> collectors) {
        Map<Pair, Timeline> functions = new HashMap<>();
        collectors.forEach((pair, collector) -> functions.put(pair, collector.done()));
        return functions;
    }

    /**
     * One pair as of a moment.
     *
     * @param balance units owned less units consumed
     * @param moves whether an entry takes effect later, up to the end of what is looked at
     */
    public record Standing(Pair pair, long balance, boolean moves) {}

    /** Every pair of an account at a moment, and whether something will happen to it by {@code until}. */
    public List<Standing> standings(String smartAccount, Instant at, Instant until) {
        return sql.list(
                """
                SELECT virtual_account, entitlement_tag,
                    COALESCE(SUM(CASE source WHEN 'ENTITLEMENT' THEN delta ELSE -delta END)
                        FILTER (WHERE effective_at <= ?), 0)::bigint AS balance,
                    BOOL_OR(effective_at > ? AND effective_at <= ?) AS moves
                FROM entry WHERE view = 'ACTUAL' AND smart_account = ?
                GROUP BY virtual_account, entitlement_tag
                """,
                row -> new Standing(pair(row), row.number("balance"), row.truth("moves")),
                at,
                at,
                until,
                smartAccount);
    }

    /** What certain product instances consume, by instance and pair; those that consume nothing are left out. */
    public Map<String, Map<Pair, Timeline>> used(String smartAccount, Collection<String> productInstances) {
        Map<String, Map<Pair, Timeline.ChangeCollector>> collectors = new HashMap<>();
        if (productInstances.isEmpty()) {
            return Map.of();
        }
        sql.forEach(
                """
                SELECT source_id, virtual_account, entitlement_tag, effective_at, delta FROM entry
                WHERE smart_account = ? AND source = 'USAGE' AND view = 'ACTUAL' AND source_type = 'PRODUCT_INSTANCE'
                    AND source_id = ANY (?)
                """,
                row -> collectors
                        .computeIfAbsent(row.text("source_id"), instance -> new HashMap<>())
                        .computeIfAbsent(pair(row), pair -> Timeline.collect())
                        .add(Micros.of(row.moment("effective_at")), row.number("delta")),
                smartAccount,
                productInstances.toArray(String[]::new));
        Map<String, Map<Pair, Timeline>> used = new HashMap<>();
        collectors.forEach((instance, own) -> used.put(instance, done(own)));
        return used;
    }

    /** The entries of the entitlement ledger that concern certain licences, in the order of their sequence. */
    public List<OwnershipEntry> ownership(String smartAccount, Collection<String> tags) {
        return sql.list(
                """
                SELECT virtual_account, entitlement_tag, effective_at, delta, source_type, source_id FROM entry
                WHERE smart_account = ? AND source = 'ENTITLEMENT' AND view = 'ACTUAL' AND entitlement_tag = ANY (?)
                ORDER BY sequence
                """,
                row -> new OwnershipEntry(
                        pair(row),
                        row.moment("effective_at"),
                        row.number("delta"),
                        row.text("source_type"),
                        row.text("source_id")),
                smartAccount,
                tags.toArray(String[]::new));
    }

    private static Pair pair(Sql.Row row) throws SQLException {
        return new Pair(row.text("virtual_account"), row.text("entitlement_tag"));
    }
}
