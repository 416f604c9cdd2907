package dev.ninety.usage.report.app;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.Continuity;
import dev.ninety.usage.report.Flag;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is worth knowing about the reports of a batch, each seen with those that came before it. */
final class FlagFinder {

    private record Member(Udi instance, String entitlementTag) {}

    private final Sender sender;
    private final Map<Long, LoadedSeries> before;

    /** What the instances with a series in {@code before} consumed, or will with the reports seen so far. */
    private final Map<Member, Timeline> carried = new HashMap<>();

    FlagFinder(Sender sender, Map<Long, LoadedSeries> before) {
        this.sender = sender;
        this.before = before;
        before.values()
                .forEach(loaded -> carried.put(
                        new Member(
                                loaded.series().instance().udi(),
                                loaded.series().entitlementTag()),
                        loaded.consumption()));
    }

    void find(Batch batch) {
        batch.touchedSeries().filter(SeriesInBatch::isWhole).forEach(series -> {
            LoadedSeries loaded = before.get(series.ref.id());
            if (loaded != null) {
                series.loaded(loaded);
            }
        });
        for (Arrived arrived : batch.arrived()) {
            if (arrived.status != Status.DUPLICATE) {
                find(arrived);
            }
        }
    }

    private void find(Arrived arrived) {
        flag(arrived, Flag.UNCATALOGUED, !sender.catalogued().contains(arrived.report.entitlementTag()));
        flag(arrived, Flag.CLOCK_SUSPECT, Continuity.isClockSuspect(arrived.report, sender.receivedAt()));
        flag(
                arrived,
                Flag.DECOMMISSIONED,
                arrived.report.rows().stream()
                        .anyMatch(row -> arrived.series.lifecycle.isInactiveWithin(
                                start(row), Instant.ofEpochSecond(row.end()))));
        if (arrived.counts()) {
            List<ReportRow> others = arrived.series.rowsBefore(arrived);
            flag(arrived, Flag.CHAIN_GAP, Continuity.hasGap(arrived.news(), others));
            flag(arrived, Flag.OVERLAP, Continuity.hasOverlap(arrived.news(), others));
            flag(arrived, Flag.HA_SWITCHOVER, endsCarryForward(arrived));
            carry(arrived);
        }
    }

    /** Whether a member that it lists consumes the same licence at the start of one of its rows. */
    private boolean endsCarryForward(Arrived arrived) {
        return arrived.report.otherMembers().stream()
                .map(member -> carried.get(new Member(member, arrived.report.entitlementTag())))
                .anyMatch(consumption -> consumption != null
                        && arrived.report.rows().stream()
                                .anyMatch(row -> row.hasLength()
                                        && arrived.series.lifecycle.isActiveAt(start(row))
                                        && consumption.at(start(row)) > 0));
    }

    /** Lets the reports that follow in the batch see what this one carries forward. */
    private void carry(Arrived arrived) {
        Member self = new Member(arrived.report.productInstance(), arrived.report.entitlementTag());
        if (carried.containsKey(self)) {
            for (ReportRow row : arrived.report.rows()) {
                carried.computeIfPresent(self, (member, known) -> known.max(Timeline.from(start(row), row.count())));
            }
        }
    }

    private static Instant start(ReportRow row) {
        return Instant.ofEpochSecond(row.start());
    }

    private static void flag(Arrived arrived, Flag flag, boolean holds) {
        if (holds) {
            arrived.flags.add(flag);
        }
    }
}
