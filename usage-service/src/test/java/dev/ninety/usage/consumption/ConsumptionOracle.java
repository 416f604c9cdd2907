package dev.ninety.usage.consumption;

import static dev.ninety.usage.SmallWorld.TICKS;
import static dev.ninety.usage.SmallWorld.tick;

import dev.ninety.usage.instance.LifecycleEvent;
import dev.ninety.usage.instance.LifecycleEvent.Kind;
import dev.ninety.usage.instance.Mask;
import dev.ninety.usage.report.ReportRow;
import java.time.Instant;
import java.util.List;

/**
 * What one instance consumes of one licence, told moment by moment from the rules as a licence manager would read
 * them aloud. Slow, and without any cleverness that could be wrong.
 */
final class ConsumptionOracle {

    private final Facts facts;

    /** The facts as they are known, lifecycle events in the order recorded. */
    record Facts(
            List<UsageRow> rows,
            List<Instant> releases,
            List<Instant> listings,
            List<LifecycleEvent> lifecycle,
            List<Mask> merged) {

        Facts(List<UsageRow> rows, List<Instant> releases, List<Instant> listings, List<LifecycleEvent> lifecycle) {
            this(rows, releases, listings, lifecycle, List.of());
        }
    }

    private ConsumptionOracle(Facts facts) {
        this.facts = facts;
    }

    static long[] levels(Facts facts) {
        ConsumptionOracle oracle = new ConsumptionOracle(facts);
        long[] levels = new long[TICKS];
        for (int t = 0; t < TICKS; t++) {
            levels[t] = oracle.level(tick(t), t == 0 ? 0 : levels[t - 1]);
        }
        for (int t = 0; t < TICKS; t++) {
            for (Mask mask : facts.merged()) {
                boolean undone = mask.until() != null && !tick(t).isBefore(mask.until());
                if (!tick(t).isBefore(mask.from()) && !undone) {
                    levels[t] = 0;
                }
            }
        }
        return levels;
    }

    private long level(Instant now, long levelJustBefore) {
        if (isOutOfService(facts.lifecycle(), now)) {
            return 0;
        }
        UsageRow strongest = null;
        for (UsageRow candidate : facts.rows()) {
            if (covers(candidate.row(), now) && (strongest == null || winsOver(candidate, strongest))) {
                strongest = candidate;
            }
        }
        if (strongest != null) {
            return strongest.row().count();
        }
        return carriesForward(now) ? levelJustBefore : 0;
    }

    static boolean isOutOfService(List<LifecycleEvent> recorded, Instant now) {
        LifecycleEvent deciding = null;
        for (LifecycleEvent event : recorded) {
            boolean happened = !event.effectiveAt().isAfter(now);
            boolean laterThanFound = deciding == null || !event.effectiveAt().isBefore(deciding.effectiveAt());
            if (happened && laterThanFound) {
                deciding = event;
            }
        }
        return deciding != null && deciding.kind() == Kind.DECOMMISSION;
    }

    /** A row is half-open, and is cut for good by a release at or after its start. */
    private boolean covers(ReportRow row, Instant now) {
        if (now.isBefore(start(row)) || !now.isBefore(end(row))) {
            return false;
        }
        for (Instant release : facts.releases()) {
            boolean startsAtOrBeforeIt = !start(row).isAfter(release);
            if (startsAtOrBeforeIt && !now.isBefore(release)) {
                return false;
            }
        }
        return true;
    }

    private static boolean winsOver(UsageRow one, UsageRow other) {
        if (one.reportId() != other.reportId()) {
            return one.reportId() > other.reportId();
        }
        if (one.row().logTime() != other.row().logTime()) {
            return one.row().logTime() > other.row().logTime();
        }
        return one.position() > other.position();
    }

    /** After every release and every listing so far, an own row has started. */
    private boolean carriesForward(Instant now) {
        for (Instant release : facts.releases()) {
            if (!release.isAfter(now) && !hasRowThatStartedAfter(release, now)) {
                return false;
            }
        }
        for (Instant listing : facts.listings()) {
            if (!listing.isAfter(now) && !hasRowThatStartedAfter(listing, now)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasRowThatStartedAfter(Instant stop, Instant now) {
        for (UsageRow usage : facts.rows()) {
            Instant start = start(usage.row());
            boolean coversAnything = start.isBefore(end(usage.row()));
            if (coversAnything && start.isAfter(stop) && !start.isAfter(now)) {
                return true;
            }
        }
        return false;
    }

    private static Instant start(ReportRow row) {
        return Instant.ofEpochSecond(row.start());
    }

    private static Instant end(ReportRow row) {
        return Instant.ofEpochSecond(row.end());
    }
}
