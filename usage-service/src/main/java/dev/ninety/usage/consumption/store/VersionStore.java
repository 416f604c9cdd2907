package dev.ninety.usage.consumption.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.consumption.UsageRow;
import dev.ninety.usage.disclosure.Perspective;
import dev.ninety.usage.disclosure.Perspective.Eyes;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.store.RowNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * The versions of reports that count, as seen in a perspective: of each report the longest one that is known there.
 * Versions of one report are earlier and later states of the same rows, so the longest holds all others.
 */
@ApplicationScoped
class VersionStore {

    private static final String COLUMNS =
            "SELECT r.series_id, r.report_id, r.row_numbers, r.ha_members FROM rum_report r ";
    private static final String STANDING =
            COLUMNS + "WHERE r.smart_account = ? AND r.series_id = ANY (?) AND r.stands ";
    private static final String EARLIER = COLUMNS + """
            WHERE r.smart_account = ? AND r.series_id = ANY (?) AND NOT r.stands AND r.series_id IS NOT NULL
                AND r.status <> 'CONFLICT'
            """;
    private static final String OURS_BY_THEN = "AND r.status <> 'DUPLICATE' AND r.recorded_at <= ? ";
    private static final String SHOWN = """
            AND (r.channel = 'CONNECTED' AND r.status <> 'DUPLICATE' AND r.recorded_at <= ? OR r.id = ANY (?)
                OR EXISTS (SELECT FROM report_disclosure d WHERE d.smart_account = r.smart_account
                    AND d.version_id = r.id AND d.recorded_at <= ?))
            """;
    private static final String CONFIRMED = """
            AND (r.id = ANY (?) OR EXISTS (SELECT FROM report_disclosure d WHERE d.smart_account = r.smart_account
                AND d.version_id = r.id AND d.recorded_at <= ? AND d.basis = 'CONFIRMED'))
            """;
    private static final BinaryOperator<Version> LONGER = (one, other) -> one.isLongerThan(other) ? one : other;

    private final Sql sql;

    VersionStore(Sql sql) {
        this.sql = sql;
    }

    /** A version of a report. */
    record Version(long reportId, List<ReportRow> rows, Set<String> haMembers) {

        private boolean isLongerThan(Version other) {
            return rows.size() != other.rows.size()
                    ? rows.size() > other.rows.size()
                    : !rows.isEmpty()
                            && rows.getLast().end() > other.rows.getLast().end();
        }

        List<UsageRow> usageRows() {
            List<UsageRow> usage = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                usage.add(new UsageRow(reportId, i, rows.get(i)));
            }
            return usage;
        }
    }

    /** The versions that count, by series; a series without any is left out. */
    Map<Long, List<Version>> load(String smartAccount, long[] seriesIds, Perspective perspective) {
        Map<Long, Map<Long, Version>> longest = new HashMap<>();
        Sql.RowConsumer keep = row -> keep(longest, row);
        long[] extra =
                perspective.extraVersions().stream().mapToLong(Long::longValue).toArray();
        if (perspective.equals(Perspective.ACTUAL)) {
            sql.forEach(STANDING, keep, smartAccount, seriesIds);
        } else if (perspective.eyes() == Eyes.OURS) {
            for (String which : List.of(STANDING, EARLIER)) {
                sql.forEach(which + OURS_BY_THEN, keep, smartAccount, seriesIds, perspective.knownAt());
            }
        } else if (perspective.eyes() == Eyes.VENDORS) {
            for (String which : List.of(STANDING, EARLIER)) {
                sql.forEach(
                        which + SHOWN,
                        keep,
                        smartAccount,
                        seriesIds,
                        perspective.knownAt(),
                        extra,
                        perspective.knownAt());
            }
        } else {
            for (String which : List.of(STANDING, EARLIER)) {
                sql.forEach(which + CONFIRMED, keep, smartAccount, seriesIds, extra, perspective.knownAt());
            }
        }
        Map<Long, List<Version>> versions = new HashMap<>();
        longest.forEach((series, byReport) -> versions.put(series, List.copyOf(byReport.values())));
        return versions;
    }

    private static void keep(Map<Long, Map<Long, Version>> longest, Sql.Row row) throws SQLException {
        Version version = new Version(
                row.number("report_id"),
                RowNumbers.unpack(row.numbers("row_numbers")),
                Set.copyOf(List.of(row.texts("ha_members"))));
        longest.computeIfAbsent(row.number("series_id"), id -> new HashMap<>())
                .merge(version.reportId(), version, LONGER);
    }
}
