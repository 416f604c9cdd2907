package dev.ninety.usage.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a report's times tell beside its counts: holes, overlaps, and clocks that cannot be right. */
public final class Continuity {

    /** Smart Licensing did not report usage before; an earlier time comes from a clock that was never set. */
    public static final Instant EARLIEST_CREDIBLE = Instant.parse("2015-01-01T00:00:00Z");

    /** The vendor accepts a difference of less than an hour between a device's clock and its own. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    private Continuity() {}

    /**
     * Whether a stretch of time right before one of the report's rows is covered by no row, though an earlier
     * one exists.
     *
     * @param others the rows that stand in the same series, those of this report left out
     */
    public static boolean hasGap(List<ReportRow> rows, List<ReportRow> others) {
        return rows.stream().filter(ReportRow::hasLength).anyMatch(row -> {
            boolean preceded = startsBefore(row, rows) || startsBefore(row, others);
            return preceded && !reaches(row, rows) && !reaches(row, others);
        });
    }

    /** Whether two of the report's rows overlap, or one of them and one of the others. */
    public static boolean hasOverlap(List<ReportRow> rows, List<ReportRow> others) {
        for (int i = 0; i < rows.size(); i++) {
            ReportRow row = rows.get(i);
            if (rows.subList(i + 1, rows.size()).stream().anyMatch(row::overlaps)
                    || others.stream().anyMatch(row::overlaps)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a time of the report lies before {@link #EARLIEST_CREDIBLE} or after its receipt, or its clock was changed. */
    public static boolean isClockSuspect(RumReport report, Instant receivedAt) {
        long earliest = EARLIEST_CREDIBLE.getEpochSecond();
        long latest = receivedAt.plus(CLOCK_TOLERANCE).getEpochSecond();
        return report.clockChanged()
                || report.rows().stream()
                        .anyMatch(row -> Math.min(row.logTime(), row.start()) < earliest
                                || Math.max(row.logTime(), row.end()) > latest);
    }

    private static boolean startsBefore(ReportRow row, List<ReportRow> among) {
        return among.stream().anyMatch(other -> other.hasLength() && other.start() < row.start());
    }

    private static boolean reaches(ReportRow row, List<ReportRow> among) {
        return among.stream()
                .anyMatch(other -> other.hasLength() && other.start() < row.start() && other.end() >= row.start());
    }
}
