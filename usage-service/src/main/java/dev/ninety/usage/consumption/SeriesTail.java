package dev.ninety.usage.consumption;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.report.ReportRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The end of a series in which nothing but rows plays a part: enough to append rows that follow all others without
 * reading those. It only saves work; {@link ConsumptionFunction} over all rows says the same.
 *
 * @param coveredUntil the latest end of any row, in seconds; {@link Long#MIN_VALUE} where there is no row yet
 * @param level what carries forward from there
 */
public record SeriesTail(long coveredUntil, long level) {

    public static final SeriesTail EMPTY = new SeriesTail(Long.MIN_VALUE, 0);

    /** Where the series ends after rows were appended, and what they change. */
    public record Advance(SeriesTail tail, Timeline change) {}

    public boolean isEmpty() {
        return coveredUntil == Long.MIN_VALUE;
    }

    /**
     * Appends rows.
     *
     * @return empty where one of them starts before the end of another or of the series: then all rows are needed
     */
    public Optional<Advance> append(List<ReportRow> rows) {
        Timeline.ChangeCollector changes = Timeline.collect();
        long until = coveredUntil;
        long carried = level;
        for (ReportRow row : rows) {
            if (!row.hasLength()) {
                continue;
            }
            if (row.start() < until) {
                return Optional.empty();
            }
            changes.add(Math.multiplyExact(row.start(), 1_000_000L), row.count() - carried);
            carried = row.count();
            until = row.end();
        }
        return Optional.of(new Advance(new SeriesTail(until, carried), changes.done()));
    }

    /** The part of a longer version of a report that the version before did not cover. */
    public static List<ReportRow> growth(List<ReportRow> standing, List<ReportRow> longer) {
        if (standing.isEmpty()) {
            return longer;
        }
        int last = standing.size() - 1;
        ReportRow grown = longer.get(last);
        ReportRow added = new ReportRow(grown.logTime(), standing.get(last).end(), grown.end(), grown.count());
        return Stream.concat(Stream.of(added), longer.subList(last + 1, longer.size()).stream())
                .toList();
    }
}
