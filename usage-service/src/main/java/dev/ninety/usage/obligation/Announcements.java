package dev.ninety.usage.obligation;

import dev.ninety.usage.obligation.Announcement.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is announced of one obligation, from what was owed when. It does not depend on when that is asked: each
 * threshold is announced with its own date, and those that lay before what made them was recorded are one
 * announcement, of the latest.
 */
public final class Announcements {

    private Announcements() {}

    /**
     * What is owed from a moment on, until the next stretch.
     *
     * @param virtualAccount where the product instance belongs
     * @param owed null where nothing is
     */
    public record Stretch(
            Instant from, String virtualAccount, @Nullable Owed owed) {

        private TreeMap<Instant, Announcement> thresholds() {
            TreeMap<Instant, Announcement> thresholds = new TreeMap<>();
            if (owed != null) {
                thresholds.put(owed.soonFrom(), announcement(owed, Kind.REPORT_DUE_SOON, owed.soonFrom()));
                thresholds.put(owed.due(), announcement(owed, Kind.REPORT_OVERDUE, owed.due()));
            }
            return thresholds;
        }

        private Announcement announcement(Owed report, Kind kind, Instant at) {
            return new Announcement(kind, at, report.rule(), report.due(), virtualAccount);
        }

        /** What comes true after its start, up to an end; null: up to now, that moment included. */
        private Collection<Announcement> within(@Nullable Instant before, Instant now) {
            Instant end = before == null ? now : before;
            return end.isBefore(from)
                    ? List.of()
                    : thresholds().subMap(from, false, end, before == null).values();
        }
    }

    /** What makes an announcement one that was made already. */
    private record Key(Kind kind, Rule rule, Instant due) {}

    /**
     * @param known what was owed when this was asked last; its thresholds up to then are announced; null where it
     *     never was
     * @param since what is owed since, ascending
     */
    public static Collection<Announcement> of(@Nullable Stretch known, List<Stretch> since, Instant now) {
        Map<Key, Announcement> announcements = new LinkedHashMap<>();
        List<Stretch> all = new ArrayList<>(since);
        if (known != null) {
            all.addFirst(known);
        }
        for (int i = 0; i < all.size(); i++) {
            Stretch stretch = all.get(i);
            var passed = stretch.thresholds().floorEntry(stretch.from());
            if (passed != null && stretch != known) {
                add(announcements, passed.getValue());
            }
            Instant next = i + 1 == all.size() ? null : all.get(i + 1).from();
            stretch.within(next, now).forEach(announcement -> add(announcements, announcement));
        }
        return announcements.values();
    }

    private static void add(Map<Key, Announcement> announcements, Announcement one) {
        announcements.putIfAbsent(new Key(one.kind(), one.rule(), one.due()), one);
    }

    /** The next moment at which something is to be announced; null where there is none. */
    public static @Nullable Instant nextAfter(@Nullable Owed owed, Instant moment) {
        if (owed == null || !owed.due().isAfter(moment)) {
            return null;
        }
        return owed.soonFrom().isAfter(moment) ? owed.soonFrom() : owed.due();
    }
}
