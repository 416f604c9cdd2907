package dev.ninety.usage.report.app;

import dev.ninety.usage.instance.InstanceRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A device numbers its reports one after the other, across all its tags and telemetry: a leap means that some are missing. */
final class IdChain {

    private final Map<Long, Long> highest = new HashMap<>();

    /** The instances of which an id came out of turn. */
    private final Set<Long> broken = new HashSet<>();

    IdChain(Collection<InstanceRef> instances, Collection<SeriesInBatch> series) {
        instances.forEach(instance -> know(instance.id(), instance.telemetryReportId()));
        series.forEach(known -> know(known.ref.instance().id(), known.ref.lastReportId()));
    }

    /** Whether ids between the highest one known and this new one are missing; this one is known from now on. */
    boolean leavesGap(long instanceId, long reportId) {
        Long before = highest.get(instanceId);
        know(instanceId, reportId);
        if (before != null && reportId != before && reportId != before + 1) {
            broken.add(instanceId);
        }
        return before != null && reportId - before > 1;
    }

    /** The instances of which ids may be missing: one came that does not follow the highest one known. */
    Set<Long> broken() {
        return broken;
    }

    private void know(long instanceId, @Nullable Long reportId) {
        if (reportId != null) {
            highest.merge(instanceId, reportId, Math::max);
        }
    }
}
