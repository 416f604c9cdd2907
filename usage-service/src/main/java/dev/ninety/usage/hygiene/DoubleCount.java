package dev.ninety.usage.hygiene;

import dev.ninety.usage.instance.Udi;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One device that counts under several names. Instances that share a serial number or a member of an HA set, and
 * all count the same licence now, are one device: the one that started a row last goes on counting, what the others
 * count is too much.
 */
public final class DoubleCount {

    private DoubleCount() {}

    /**
     * One licence on an instance that counts it now.
     *
     * @param level above 0
     * @param countingSince since when it has been above 0 without a break
     * @param latestRowStart of its rows that started by now; null where it has none
     */
    public record Counted(
            long seriesId,
            Udi instance,
            long level,
            Instant countingSince,
            @Nullable Instant latestRowStart) {}

    /** How two instances tell that they are one device. */
    public enum Sharing {
        SERIAL,
        HA_MEMBER
    }

    /**
     * Two series of the same licence whose instances have something in common.
     *
     * @param what the serial number, or the member
     * @param since from when on; null where that is always
     */
    public record Shared(
            long one,
            long other,
            Sharing sharing,
            String what,
            @Nullable Instant since) {}

    /**
     * A series that counts too much.
     *
     * @param survivor the one of its device that goes on counting
     * @param shared what it has in common with others of the device
     * @param since the earliest moment from which it and one of those have both counted without a break
     */
    public record Excess(Counted series, Counted survivor, List<Shared> shared, Instant since) {}

    private static final Comparator<Counted> SURVIVOR_FIRST = Comparator.comparing(
                    Counted::latestRowStart, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .reversed()
            .thenComparing(Counted::instance);

    /**
     * The series that count too much, in the order of their ids.
     *
     * @param counted series of one licence; those that are not here count nothing now
     */
    public static List<Excess> judge(List<Counted> counted, List<Shared> shared) {
        Map<Long, Counted> byId = new HashMap<>();
        counted.forEach(series -> byId.put(series.seriesId(), series));
        Map<Long, List<Shared>> ties = new HashMap<>();
        for (Shared tie : shared) {
            if (byId.containsKey(tie.one()) && byId.containsKey(tie.other())) {
                ties.computeIfAbsent(tie.one(), id -> new ArrayList<>()).add(tie);
                ties.computeIfAbsent(tie.other(), id -> new ArrayList<>()).add(tie);
            }
        }
        List<Excess> excess = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (Counted series : counted) {
            List<Counted> device = device(series, byId, ties, seen);
            if (device.size() > 1) {
                device.sort(SURVIVOR_FIRST);
                for (Counted other : device.subList(1, device.size())) {
                    List<Shared> own = Objects.requireNonNull(ties.get(other.seriesId()));
                    excess.add(new Excess(other, device.getFirst(), own, since(other, own, byId)));
                }
            }
        }
        excess.sort(Comparator.comparingLong(found -> found.series().seriesId()));
        return excess;
    }

    /** All that are tied to this one, directly or through others; empty where it was looked at before. */
    private static List<Counted> device(
            Counted first, Map<Long, Counted> byId, Map<Long, List<Shared>> ties, Set<Long> seen) {
        List<Counted> device = new ArrayList<>();
        Deque<Long> next = new ArrayDeque<>();
        if (seen.add(first.seriesId())) {
            next.add(first.seriesId());
        }
        while (!next.isEmpty()) {
            long id = next.remove();
            device.add(Objects.requireNonNull(byId.get(id)));
            for (Shared tie : ties.getOrDefault(id, List.of())) {
                for (long end : new long[] {tie.one(), tie.other()}) {
                    if (seen.add(end)) {
                        next.add(end);
                    }
                }
            }
        }
        return device;
    }

    private static Instant since(Counted series, List<Shared> ties, Map<Long, Counted> byId) {
        Instant earliest = Instant.MAX;
        for (Shared tie : ties) {
            Counted other = Objects.requireNonNull(byId.get(tie.one() == series.seriesId() ? tie.other() : tie.one()));
            Instant both = later(series.countingSince(), other.countingSince());
            Instant told = tie.since() == null ? both : later(both, tie.since());
            earliest = told.isBefore(earliest) ? told : earliest;
        }
        return earliest;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
