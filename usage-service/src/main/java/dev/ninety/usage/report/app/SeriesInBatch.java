package dev.ninety.usage.report.app;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.SeriesTail;
import dev.ninety.usage.consumption.UsageRow;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.report.ReportRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A series that reports of a batch belong to. As long as every report follows all others, its end is all that has to
 * be known; otherwise it has to be worked out from all its facts.
 */
final class SeriesInBatch {

    final SeriesRef ref;
    final Lifecycle lifecycle;
    /** The version that stands, by report id; only those that the batch concerns. */
    final Map<Long, Arrived.Version> standing = new HashMap<>();

    private boolean touched;
    private boolean shown;
    private boolean hidden;
    private SeriesTail tail;
    private Timeline change = Timeline.zero();
    private boolean whole;
    private @Nullable Long lastReportId;

    /** The rows that stand, by report id; only kept where the series is worked out as a whole. */
    private final Map<Long, List<ReportRow>> rows = new HashMap<>();

    SeriesInBatch(SeriesRef ref, @Nullable Lifecycle lifecycle) {
        this.ref = ref;
        this.lifecycle = lifecycle == null ? Lifecycle.alwaysActive() : lifecycle;
        this.tail = ref.tail();
        this.lastReportId = ref.lastReportId();
        this.whole = !ref.plain() || lifecycle != null;
    }

    /** Takes a report that counts, in the order of the body. */
    void count(Arrived arrived) {
        touched = true;
        shown |= arrived.isShown();
        hidden |= !arrived.isShown();
        arrived.tailBefore = tail;
        long id = arrived.report.reportId();
        lastReportId = lastReportId == null ? id : Math.max(lastReportId, id);
        Optional<SeriesTail.Advance> advance = whole ? Optional.empty() : tail.append(arrived.news());
        if (advance.isPresent()) {
            tail = advance.get().tail();
            change = change.plus(advance.get().change());
        } else {
            whole = true;
        }
    }

    boolean isTouched() {
        return touched;
    }

    /** Lets the series be worked out from all its facts. */
    void needsWhole() {
        whole = true;
    }

    boolean isWhole() {
        return whole;
    }

    /**
     * Decides, when all reports of the batch were taken, whether the vendor's view follows from ours: where it does not
     * see all of them, or had not seen all before, what it sees is worked out from all facts.
     */
    void settle() {
        whole |= shown && (hidden || !ref.inStep());
    }

    /** Whether the vendor sees all that the batch brought; asked where the end of the series was enough to tell. */
    boolean isShown() {
        return shown;
    }

    /** What the batch changes, where the end of the series was enough to tell. */
    Timeline change() {
        return change;
    }

    SeriesTail tail() {
        return tail;
    }

    @Nullable
    Long lastReportId() {
        return lastReportId;
    }

    void loaded(LoadedSeries before) {
        for (UsageRow usage : before.facts().rows()) {
            rows.computeIfAbsent(usage.reportId(), id -> new ArrayList<>()).add(usage.row());
        }
    }

    /**
     * The rows that stood before a report came, to look for gaps and overlaps; asked for each report in turn. Where
     * reports follow each other, one row up to their end stands for all of them.
     */
    List<ReportRow> rowsBefore(Arrived arrived) {
        if (!whole) {
            return arrived.tailBefore.isEmpty()
                    ? List.of()
                    : List.of(new ReportRow(0, Long.MIN_VALUE, arrived.tailBefore.coveredUntil(), 0));
        }
        List<ReportRow> before = rows.values().stream().flatMap(List::stream).toList();
        rows.put(arrived.report.reportId(), arrived.report.rows());
        return before;
    }
}
