package dev.ninety.usage.consumption;

import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.Mask;
import dev.ninety.usage.report.ReportRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How much of one licence one product instance consumes, at every moment, whatever order its facts arrived in.
 *
 * <ul>
 *   <li>Where rows cover a moment, the strongest of them counts, see {@link UsageRow}.
 *   <li>Where none does, the level just before carries forward; before the first row it is 0.
 *   <li>A release at r cuts every row that starts at or before r, and ends the carrying forward at r.
 *   <li>A row of another instance that lists this one ends the carrying forward at that row's start.
 *   <li>After such an end nothing carries forward until an own row has started later than it.
 *   <li>Out of service the level is 0, and what went before does not carry over into the time after.
 *   <li>While it is merged into another instance the level is 0, which changes nothing outside of that time.
 * </ul>
 */
public final class ConsumptionFunction {

    private ConsumptionFunction() {}

    public static Timeline of(SeriesFacts facts) {
        long[] releases = ascending(facts.releases());
        long[] stops = ascending(concat(facts.releases(), facts.listings()));
        List<Stretch> stretches = stretches(facts.rows(), releases);

        PriorityQueue<Stretch> covering =
                new PriorityQueue<>(Comparator.comparing(Stretch::usage, UsageRow.STRONGEST_FIRST));
        Timeline.LevelWriter writer = Timeline.write();
        int nextStretch = 0;
        int nextStop = 0;
        long latestStart = Long.MIN_VALUE;
        long latestStop = Long.MIN_VALUE;
        long level = 0;
        for (long moment : boundaries(facts, stretches, stops)) {
            for (; nextStretch < stretches.size() && stretches.get(nextStretch).start <= moment; nextStretch++) {
                covering.add(stretches.get(nextStretch));
                latestStart = stretches.get(nextStretch).start;
            }
            for (; nextStop < stops.length && stops[nextStop] <= moment; nextStop++) {
                latestStop = stops[nextStop];
            }
            while (!covering.isEmpty() && covering.peek().end <= moment) {
                covering.remove();
            }
            if (!facts.lifecycle().isActiveAt(Micros.toInstant(moment))) {
                level = 0;
            } else if (!covering.isEmpty()) {
                level = covering.peek().usage.row().count();
            } else if (latestStart <= latestStop) {
                level = 0;
            }
            writer.set(moment, level);
        }
        return masked(writer.done(), facts.masks());
    }

    private static Timeline masked(Timeline consumption, List<Mask> masks) {
        Timeline counted = consumption;
        for (Mask mask : masks) {
            counted = counted.minus(counted.within(mask.from(), mask.until()));
        }
        return counted;
    }

    /**
     * The moments at which a report that lists another instance in its HA set ends what that one carries forward: the
     * starts of its rows that cover something, unless the reporting instance is out of service or merged there.
     *
     * @param releases,lifecycle,masks of the reporting instance
     */
    public static List<Instant> switchingStarts(
            List<ReportRow> rows, List<Instant> releases, Lifecycle lifecycle, List<Mask> masks) {
        long[] cuts = ascending(releases);
        List<Instant> starts = new ArrayList<>();
        for (ReportRow row : rows) {
            long start = micros(row.start());
            Instant moment = Micros.toInstant(start);
            if (start < cutEnd(start, micros(row.end()), cuts)
                    && lifecycle.isActiveAt(moment)
                    && masks.stream().noneMatch(mask -> mask.holds(moment))) {
                starts.add(moment);
            }
        }
        return starts;
    }

    private static List<Stretch> stretches(List<UsageRow> rows, long[] releases) {
        List<Stretch> stretches = new ArrayList<>(rows.size());
        for (UsageRow usage : rows) {
            long start = micros(usage.row().start());
            long end = cutEnd(start, micros(usage.row().end()), releases);
            if (start < end) {
                stretches.add(new Stretch(start, end, usage));
            }
        }
        stretches.sort(Comparator.comparingLong(Stretch::start));
        return stretches;
    }

    private static long cutEnd(long start, long end, long[] releases) {
        int found = Arrays.binarySearch(releases, start);
        int atOrAfter = found >= 0 ? found : -found - 1;
        return atOrAfter == releases.length ? end : Math.min(end, releases[atOrAfter]);
    }

    private static long[] boundaries(SeriesFacts facts, List<Stretch> stretches, long[] stops) {
        List<Instant> moments = new ArrayList<>();
        facts.lifecycle().moments().forEach(moments::add);
        long[] boundaries = Arrays.copyOf(stops, stops.length + 2 * stretches.size() + moments.size());
        int size = stops.length;
        for (Stretch stretch : stretches) {
            boundaries[size++] = stretch.start;
            boundaries[size++] = stretch.end;
        }
        for (Instant moment : moments) {
            boundaries[size++] = Micros.of(moment);
        }
        return Arrays.stream(boundaries).sorted().distinct().toArray();
    }

    private static long[] ascending(List<Instant> moments) {
        return moments.stream().mapToLong(Micros::of).sorted().toArray();
    }

    private static List<Instant> concat(List<Instant> one, List<Instant> two) {
        List<Instant> all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }

    private static long micros(long seconds) {
        return Math.multiplyExact(seconds, 1_000_000L);
    }

    /** A row as far as it covers, in microseconds. */
    private record Stretch(long start, long end, UsageRow usage) {}
}
