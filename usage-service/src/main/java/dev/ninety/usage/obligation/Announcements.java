package dev.ninety.usage.obligation;

import dev.ninety.usage.obligation.Announcement.Kind;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is announced of one obligation, from what was owed when. It does not depend on when that is asked: each
 * threshold is announced with its own date, and those that lay before what made them was recorded are one
 * announcement, of the latest.
 */
public final class Announcements {

    private Announcements() {}

    /** What is owed from a moment on, until the next stretch; null where nothing is. */
    public record Stretch(Instant from, @Nullable Owed owed) {}

    /**
     * @param known what was owed when this was asked last; its thresholds up to then are announced; null where it
     *     never was
     * @param since what is owed since, ascending
     */
    public static Set<Announcement> of(@Nullable Stretch known, List<Stretch> since, Instant now) {
        Set<Announcement> announcements = new LinkedHashSet<>();
        if (known != null) {
            announcements.addAll(
                    within(known, since.isEmpty() ? null : since.getFirst().from(), now));
        }
        for (int i = 0; i < since.size(); i++) {
            Stretch stretch = since.get(i);
            var passed = thresholds(stretch.owed()).floorEntry(stretch.from());
            if (passed != null) {
                announcements.add(passed.getValue());
            }
            announcements.addAll(within(
                    stretch, i + 1 == since.size() ? null : since.get(i + 1).from(), now));
        }
        return announcements;
    }

    /** The next moment at which something is to be announced; null where there is none. */
    public static @Nullable Instant nextAfter(@Nullable Owed owed, Instant moment) {
        return thresholds(owed).higherKey(moment);
    }

    private static List<Announcement> within(Stretch stretch, @Nullable Instant before, Instant now) {
        TreeMap<Instant, Announcement> thresholds = thresholds(stretch.owed());
        if (before == null) {
            return now.isBefore(stretch.from())
                    ? List.of()
                    : List.copyOf(
                            thresholds.subMap(stretch.from(), false, now, true).values());
        }
        return List.copyOf(
                thresholds.subMap(stretch.from(), false, before, false).values());
    }

    private static TreeMap<Instant, Announcement> thresholds(@Nullable Owed owed) {
        TreeMap<Instant, Announcement> thresholds = new TreeMap<>();
        if (owed != null) {
            thresholds.put(
                    owed.soonFrom(), new Announcement(Kind.REPORT_DUE_SOON, owed.soonFrom(), owed.rule(), owed.due()));
            thresholds.put(owed.due(), new Announcement(Kind.REPORT_OVERDUE, owed.due(), owed.rule(), owed.due()));
        }
        return thresholds;
    }
}
