package dev.ninety.usage.obligation.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.obligation.SeenReport;
import dev.ninety.usage.report.store.RowNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was received of series, and what the vendor has seen of it. */
@ApplicationScoped
public class SeenStore {

    /** A version is seen where its own device sent it, at its receipt, or where it was disclosed by another way. */
    private static final String VERSIONS = """
            SELECT r.series_id, r.id, r.report_id, r.row_numbers, r.received_at, d.confirmed_at,
                LEAST(d.disclosed_at, CASE WHEN r.channel = 'CONNECTED' AND r.status <> 'DUPLICATE'
                    THEN r.received_at END) AS disclosed_at
            FROM rum_report r
            LEFT JOIN LATERAL (
                SELECT min(w.disclosed_at) AS disclosed_at,
                    min(w.disclosed_at) FILTER (WHERE w.basis = 'CONFIRMED') AS confirmed_at
                FROM report_disclosure w
                WHERE w.smart_account = r.smart_account AND w.version_id = r.id AND w.recorded_at <= ?) d ON true
            WHERE r.smart_account = ? AND r.series_id = ANY (?) AND r.status <> 'CONFLICT' AND r.recorded_at <= ?
            """;

    private final Sql sql;

    public SeenStore(Sql sql) {
        this.sql = sql;
    }

    /** Of one series; {@code lastReceivedAt} is null where no report was received. */
    public record Received(@Nullable Instant lastReceivedAt, List<SeenReport> seen) {

        public static final Received NOTHING = new Received(null, List.of());
    }

    /** By series, as known at a moment; a series without any report is left out. */
    public Map<Long, Received> load(String smartAccount, long[] seriesIds, Instant knownAt) {
        Map<Long, Received> received = new HashMap<>();
        for (String which : List.of("AND r.stands", "AND NOT r.stands AND r.series_id IS NOT NULL")) {
            sql.forEach(VERSIONS + which, row -> add(received, row), knownAt, smartAccount, seriesIds, knownAt);
        }
        return received;
    }

    private static void add(Map<Long, Received> received, Sql.Row row) throws SQLException {
        Instant receivedAt = row.moment("received_at");
        Received known = received.getOrDefault(row.number("series_id"), Received.NOTHING);
        List<SeenReport> seen = known.seen().isEmpty() ? new ArrayList<>() : known.seen();
        Instant disclosedAt = row.optionalMoment("disclosed_at");
        if (disclosedAt != null) {
            seen.add(new SeenReport(
                    row.number("id"),
                    row.number("report_id"),
                    end(row.numbers("row_numbers"), receivedAt),
                    disclosedAt,
                    row.optionalMoment("confirmed_at")));
        }
        Instant last = known.lastReceivedAt();
        received.put(
                row.number("series_id"),
                new Received(last == null || receivedAt.isAfter(last) ? receivedAt : last, seen));
    }

    private static Instant end(long[] rowNumbers, Instant receivedAt) {
        Instant end = RowNumbers.unpack(rowNumbers).stream()
                .map(row -> Instant.ofEpochSecond(row.end()))
                .reduce(Instant.EPOCH, (one, other) -> one.isAfter(other) ? one : other);
        return end.isBefore(receivedAt) ? end : receivedAt;
    }
}
