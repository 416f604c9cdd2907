package dev.ninety.usage.obligation.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.obligation.Obligation;
import dev.ninety.usage.obligation.Owed;
import dev.ninety.usage.obligation.Rule;
import dev.ninety.usage.obligation.SeenReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each series owes now, kept so that it can be found by what is due. It follows from the facts. */
@ApplicationScoped
public class ObligationStore {

    private final Sql sql;

    public ObligationStore(Sql sql) {
        this.sql = sql;
    }

    /** What has to be worked out again: the moments at which something was recorded, by series. */
    public record Work(Map<Long, List<Instant>> recorded) {

        public boolean isEmpty() {
            return recorded.isEmpty();
        }
    }

    /** Whether anything is to be worked out or announced by now. */
    public boolean hasWork(String smartAccount, Instant now) {
        return sql.first("""
                        SELECT EXISTS (SELECT FROM obligation_stale WHERE smart_account = ?)
                            OR EXISTS (SELECT FROM obligation WHERE smart_account = ? AND next_at <= ?) AS work
                        """, row -> row.truth("work"), smartAccount, smartAccount, now)
                .orElse(false);
    }

    /** About so many series of which something was recorded, or for which something has become due. */
    public Work work(String smartAccount, Instant now, int series) {
        TreeSet<Long> ids = new TreeSet<>(sql.list(
                "SELECT series_id FROM obligation_stale WHERE smart_account = ? ORDER BY series_id LIMIT ?",
                row -> row.number("series_id"),
                smartAccount,
                series));
        ids.addAll(sql.list(
                "SELECT series_id FROM obligation WHERE smart_account = ? AND next_at <= ? ORDER BY next_at LIMIT ?",
                row -> row.number("series_id"),
                smartAccount,
                now,
                series));
        Map<Long, List<Instant>> recorded = new HashMap<>();
        ids.forEach(id -> recorded.put(id, new ArrayList<>()));
        sql.forEach(
                """
                SELECT series_id, recorded_at FROM obligation_stale
                WHERE smart_account = ? AND series_id = ANY (?) ORDER BY series_id, recorded_at
                """,
                row -> recorded.computeIfAbsent(row.number("series_id"), id -> new ArrayList<>())
                        .add(row.moment("recorded_at")),
                smartAccount,
                ids.stream().mapToLong(Long::longValue).toArray());
        return new Work(recorded);
    }

    /**
     * What was worked out of a series.
     *
     * @param announcedTo up to when its thresholds are announced
     * @param validUntil null: until something is recorded
     */
    public record Kept(
            long seriesId,
            String productInstance,
            String entitlementTag,
            String virtualAccount,
            @Nullable Owed owed,
            Instant announcedTo,
            @Nullable Instant validUntil) {}

    public Map<Long, Kept> kept(String smartAccount, Collection<Long> seriesIds) {
        Map<Long, Kept> kept = new HashMap<>();
        sql.forEach(
                """
                SELECT o.*, i.pid || ':' || i.serial AS udi FROM obligation o
                JOIN product_instance i ON i.smart_account = o.smart_account AND i.instance_id = o.instance_id
                WHERE o.smart_account = ? AND o.series_id = ANY (?)
                """,
                row -> kept.put(
                        row.number("series_id"),
                        new Kept(
                                row.number("series_id"),
                                row.text("udi"),
                                row.text("entitlement_tag"),
                                row.text("virtual_account"),
                                owed(row),
                                row.moment("announced_to"),
                                row.optionalMoment("valid_until"))),
                smartAccount,
                ids(seriesIds));
        return kept;
    }

    /** What is to be kept of a series; {@code nextAt} is when something becomes due for it. */
    public record Result(
            long seriesId,
            long instanceId,
            String entitlementTag,
            Obligation obligation,
            @Nullable Instant lastReceivedAt,
            @Nullable Instant nextAt) {}

    /** @param now up to which everything is announced */
    public void save(String smartAccount, List<Result> results, Instant now) {
        sql.update(
                """
                INSERT INTO obligation (smart_account, announced_to, series_id, instance_id, entitlement_tag,
                    virtual_account, rule, due, soon_from, reported_through, met_by, met_report_id, met_at, confirmed,
                    frequency_days, last_received_at, valid_until, next_at)
                SELECT ?, ?, r.series_id, r.instance_id, r.entitlement_tag, r.virtual_account, r.rule,
                    COALESCE(r.due, 'infinity'), COALESCE(r.soon_from, 'infinity'), r.reported_through,
                    NULLIF(r.met_by, -1), NULLIF(r.met_report_id, -1), r.met_at, r.confirmed, r.frequency_days,
                    r.last_received_at, r.valid_until, r.next_at
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS r (series_id, instance_id,
                    entitlement_tag, virtual_account, rule, due, soon_from, reported_through, met_by, met_report_id,
                    met_at, confirmed, frequency_days, last_received_at, valid_until, next_at)
                ON CONFLICT (smart_account, series_id) DO UPDATE SET announced_to = excluded.announced_to,
                    virtual_account = excluded.virtual_account, rule = excluded.rule, due = excluded.due,
                    soon_from = excluded.soon_from, reported_through = excluded.reported_through,
                    met_by = excluded.met_by, met_report_id = excluded.met_report_id, met_at = excluded.met_at,
                    confirmed = excluded.confirmed, frequency_days = excluded.frequency_days,
                    last_received_at = excluded.last_received_at, valid_until = excluded.valid_until,
                    next_at = excluded.next_at
                """,
                smartAccount,
                now,
                results.stream().mapToLong(Result::seriesId).toArray(),
                results.stream().mapToLong(Result::instanceId).toArray(),
                texts(results, Result::entitlementTag),
                texts(results, result -> result.obligation().virtualAccount()),
                texts(results, result -> ofOwed(result, owed -> owed.rule().name())),
                moments(results, result -> ofOwed(result, Owed::due)),
                moments(results, result -> ofOwed(result, Owed::soonFrom)),
                moments(results, result -> result.obligation().reportedThrough()),
                numbers(results, SeenReport::versionId),
                numbers(results, SeenReport::reportId),
                moments(
                        results,
                        result -> result.obligation().metBy() == null
                                ? null
                                : result.obligation().metBy().disclosedAt()),
                confirmed(results, now),
                results.stream()
                        .mapToLong(result ->
                                result.obligation().policy().frequency().days())
                        .toArray(),
                moments(results, Result::lastReceivedAt),
                moments(results, result -> result.obligation().validUntil()),
                moments(results, Result::nextAt));
    }

    /** How many obligations with and without a due moment a Virtual Account gains; loses, where it is negative. */
    public record Gain(long owed, long unowed) {

        public static final Gain NONE = new Gain(0, 0);

        public Gain plus(@Nullable Owed one, int times) {
            return one == null ? new Gain(owed, unowed + times) : new Gain(owed + times, unowed);
        }
    }

    /** Keeps the sums by Virtual Account in step with what was saved. */
    public void saveGains(String smartAccount, Map<String, Gain> gains) {
        List<String> places = List.copyOf(gains.keySet());
        sql.update(
                """
                INSERT INTO obligation_tally AS t (smart_account, virtual_account, owed, unowed)
                SELECT ?, g.* FROM unnest(?, ?, ?) AS g (virtual_account, owed, unowed)
                ON CONFLICT (smart_account, virtual_account)
                    DO UPDATE SET owed = t.owed + excluded.owed, unowed = t.unowed + excluded.unowed
                """,
                smartAccount,
                places.toArray(String[]::new),
                places.stream()
                        .mapToLong(place ->
                                Objects.requireNonNull(gains.get(place)).owed())
                        .toArray(),
                places.stream()
                        .mapToLong(place ->
                                Objects.requireNonNull(gains.get(place)).unowed())
                        .toArray());
    }

    /** Remembers that everything of these series is announced. */
    public void saveAnnounced(String smartAccount, Map<Long, @Nullable Instant> nextAt, Instant now) {
        List<Long> ids = List.copyOf(nextAt.keySet());
        sql.update("""
                UPDATE obligation o SET announced_to = ?, next_at = a.next_at
                FROM unnest(?, ?) AS a (series_id, next_at)
                WHERE o.smart_account = ? AND o.series_id = a.series_id
                """, now, ids(ids), ids.stream().map(nextAt::get).toArray(Instant[]::new), smartAccount);
    }

    /** Forgets that something was recorded of these series. */
    public void done(String smartAccount, Collection<Long> seriesIds) {
        sql.update(
                "DELETE FROM obligation_stale WHERE smart_account = ? AND series_id = ANY (?)",
                smartAccount,
                ids(seriesIds));
    }

    /**
     * Says of these instances from when on their licences have been silent for too long.
     *
     * @param otherwiseDays where no policy asks for reports at intervals
     * @param marginDays on top of the longest interval that a policy asks for
     */
    public void saveStaleAt(String smartAccount, Collection<Long> instanceIds, int otherwiseDays, int marginDays) {
        sql.update("""
                UPDATE obligation o SET stale_at = wanted.stale_at
                FROM (SELECT series_id, last_received_at + make_interval(hours => 24 * (? + COALESCE(NULLIF(
                        max(frequency_days) OVER (PARTITION BY instance_id), 0), ?))) AS stale_at
                    FROM obligation WHERE smart_account = ? AND instance_id = ANY (?)) wanted
                WHERE o.smart_account = ? AND o.series_id = wanted.series_id
                    AND o.stale_at IS DISTINCT FROM wanted.stale_at
                """, marginDays, otherwiseDays, smartAccount, ids(instanceIds), smartAccount);
    }

    /** Has it judged again whether something is missing between the reports of these instances. */
    public void forgetGaps(String smartAccount, Collection<Long> instanceIds) {
        sql.update("""
                UPDATE chain_suspect SET row_gap = NULL, basis = NULL
                WHERE smart_account = ? AND instance_id = ANY (?) AND row_gap IS NOT NULL
                """, smartAccount, ids(instanceIds));
    }

    static @Nullable Owed owed(Sql.Row row) throws SQLException {
        String rule = row.optionalText("rule");
        return rule == null ? null : new Owed(Rule.valueOf(rule), row.moment("due"), row.moment("soon_from"));
    }

    private static <T> @Nullable T ofOwed(Result result, Function<Owed, T> value) {
        Owed owed = result.obligation().owed();
        return owed == null ? null : value.apply(owed);
    }

    private static boolean[] confirmed(List<Result> results, Instant now) {
        boolean[] confirmed = new boolean[results.size()];
        for (int i = 0; i < confirmed.length; i++) {
            SeenReport metBy = results.get(i).obligation().metBy();
            confirmed[i] = metBy != null && metBy.isConfirmedAt(now);
        }
        return confirmed;
    }

    private static long[] numbers(List<Result> results, Function<SeenReport, Long> value) {
        return results.stream()
                .map(result -> result.obligation().metBy())
                .mapToLong(metBy -> metBy == null ? -1 : value.apply(metBy))
                .toArray();
    }

    private static @Nullable String[] texts(List<Result> results, Function<Result, @Nullable String> value) {
        return results.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable Instant[] moments(List<Result> results, Function<Result, @Nullable Instant> value) {
        return results.stream().map(value).toArray(Instant[]::new);
    }

    private static long[] ids(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
