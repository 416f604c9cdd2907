package dev.ninety.compliance.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told ahead of a dated moment, so many days of 24 hours before it, and on it. A pure function of the moment, of
 * when the moment became known, and of now.
 *
 * @param due the moment that comes
 * @param days before it, descending; 0 is the moment itself
 */
public record Countdown(Instant due, List<Integer> days) {

    /** Days of grace left at which a case is told of again. */
    public static final List<Integer> GRACE = List.of(60, 30, 14, 7, 3, 1, 0);

    /** Days before a term's end at which the vendor tells of it, and the end itself. */
    public static final List<Integer> EXPIRY = List.of(90, 60, 30, 14, 7, 3, 1, 0);

    public Countdown {
        days = List.copyOf(days);
    }

    /**
     * A moment at which something is told.
     *
     * @param daysLeft until the moment that comes
     */
    public record Mark(int daysLeft, Instant at) {}

    /**
     * What is to have been told by now, in order. What lay before the moment became known is told once: the latest mark
     * of those, with its own date.
     *
     * @param since marks before this moment are none: there was nothing to count down yet
     * @param knownAt when the moment, as it stands, became known
     * @param until marks from this moment on are none; null where nothing ends the countdown early
     */
    public List<Mark> told(Instant since, Instant knownAt, Instant now, @Nullable Instant until) {
        List<Mark> told = new ArrayList<>();
        marks(since, until).takeWhile(mark -> !mark.at().isAfter(now)).forEach(mark -> {
            if (!mark.at().isAfter(knownAt)) {
                told.clear();
            }
            told.add(mark);
        });
        return List.copyOf(told);
    }

    /** The next moment after now at which something is to be told; null where there is none. */
    public @Nullable Instant next(Instant since, Instant now, @Nullable Instant until) {
        return marks(since, until)
                .map(Mark::at)
                .filter(at -> at.isAfter(now))
                .findFirst()
                .orElse(null);
    }

    private Stream<Mark> marks(Instant since, @Nullable Instant until) {
        return days.stream()
                .map(left -> new Mark(left, due.minus(Duration.ofDays(left))))
                .filter(mark -> !mark.at().isBefore(since)
                        && (until == null || mark.at().isBefore(until)));
    }
}
