package dev.ninety.usage.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
        boolean preceded = false;
        long reached = Long.MIN_VALUE;
        List<Placed> all = byStart(rows, others);
        for (int i = 0; i < all.size(); ) {
            long start = all.get(i).row().start();
            boolean ownRowStarts = false;
            long reachedByThese = reached;
            for (; i < all.size() && all.get(i).row().start() == start; i++) {
                ownRowStarts |= all.get(i).own();
                reachedByThese = Math.max(reachedByThese, all.get(i).row().end());
            }
            if (ownRowStarts && preceded && reached < start) {
                return true;
            }
            preceded = true;
            reached = reachedByThese;
        }
        return false;
    }

    /** Whether two of the report's rows overlap, or one of them and one of the others. */
    public static boolean hasOverlap(List<ReportRow> rows, List<ReportRow> others) {
        long reachedByOwn = Long.MIN_VALUE;
        long reachedByOthers = Long.MIN_VALUE;
        for (Placed placed : byStart(rows, others)) {
            long start = placed.row().start();
            if (start < reachedByOwn || (placed.own() && start < reachedByOthers)) {
                return true;
            }
            if (placed.own()) {
                reachedByOwn = Math.max(reachedByOwn, placed.row().end());
            } else {
                reachedByOthers = Math.max(reachedByOthers, placed.row().end());
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

    private static List<Placed> byStart(List<ReportRow> rows, List<ReportRow> others) {
        return Stream.concat(
                        rows.stream().map(row -> new Placed(row, true)),
                        others.stream().map(row -> new Placed(row, false)))
                .filter(placed -> placed.row().hasLength())
                .sorted(Comparator.comparingLong(placed -> placed.row().start()))
                .toList();
    }

    /** A row, and whether it belongs to the report that is looked at. */
    private record Placed(ReportRow row, boolean own) {}
}
