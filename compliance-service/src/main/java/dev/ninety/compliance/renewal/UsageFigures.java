package dev.ninety.compliance.renewal;

import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much was in use over a window, from the first use on.
 *
 * @param from where the figures begin; null where nothing was in use before the window's end
 * @param until where they end; null likewise
 * @param p95 the least level, in units, that was not exceeded for at least 95 % of the time
 * @param mean the mean level, weighted by time, rounded half up to two places
 * @param peak the highest level; null where nothing was in use
 */
public record UsageFigures(
        @Nullable Instant from,
        @Nullable Instant until,
        long p95,
        BigDecimal mean,
        @Nullable Peak peak) {

    /** Nothing was in use. */
    public static final UsageFigures NONE = new UsageFigures(null, null, 0, BigDecimal.ZERO.setScale(2), null);

    private static final int MEAN_PLACES = 2;
    private static final long SHARE = 95;
    private static final long WHOLE = 100;

    /**
     * The highest level of a window.
     *
     * @param level in units
     * @param since when it was first reached within the window
     * @param length for how long it then held without a break
     * @param total for how long it held in all of the window
     */
    public record Peak(long level, Instant since, Duration length, Duration total) {}

    /** The figures of a function of time. */
    public static UsageFigures over(Timeline use, ReviewWindow window) {
        Instant first = use.changePoints().stream()
                .filter(moment -> use.at(moment) > 0)
                .findFirst()
                .orElse(null);
        if (first == null) {
            return NONE;
        }
        Instant from = first.isAfter(window.from()) ? first : window.from();
        if (!from.isBefore(window.until())) {
            return NONE;
        }
        List<Stretch> stretches = stretches(use, from, window.until());
        return new UsageFigures(
                from,
                window.until(),
                p95(stretches, Duration.between(from, window.until())),
                use.mean(from, window.until(), MEAN_PLACES),
                peak(stretches));
    }

    /** The highest level in units; 0 where nothing was in use. */
    public long peakLevel() {
        return peak == null ? 0 : peak.level();
    }

    /** A stretch of one level. */
    private record Stretch(Instant start, long level, Duration length) {}

    private static List<Stretch> stretches(Timeline use, Instant from, Instant until) {
        List<Instant> starts = new ArrayList<>(List.of(from));
        use.changePoints().stream()
                .filter(moment -> moment.isAfter(from) && moment.isBefore(until))
                .forEach(starts::add);
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Instant start = starts.get(i);
            Instant end = i + 1 < starts.size() ? starts.get(i + 1) : until;
            stretches.add(new Stretch(start, use.at(start), Duration.between(start, end)));
        }
        return stretches;
    }

    private static long p95(List<Stretch> stretches, Duration whole) {
        List<Stretch> ascending =
                stretches.stream().sorted(Comparator.comparing(Stretch::level)).toList();
        Duration soFar = Duration.ZERO;
        for (Stretch stretch : ascending) {
            soFar = soFar.plus(stretch.length());
            if (soFar.multipliedBy(WHOLE).compareTo(whole.multipliedBy(SHARE)) >= 0) {
                return stretch.level();
            }
        }
        return ascending.getLast().level();
    }

    private static Peak peak(List<Stretch> stretches) {
        long level = stretches.stream().mapToLong(Stretch::level).max().orElse(0);
        List<Stretch> highest =
                stretches.stream().filter(stretch -> stretch.level() == level).toList();
        Duration total = highest.stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
        Stretch first = highest.getFirst();
        return new Peak(level, first.start(), first.length(), total);
    }
}
