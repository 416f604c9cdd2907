package dev.ninety.usage.report.app;

import dev.ninety.usage.consumption.SeriesTail;
import dev.ninety.usage.disclosure.DeliveryMode;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.Flag;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.RumReport;
import dev.ninety.usage.report.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One usage report of a batch on its way through: what it is, what became of it, what is worth knowing. */
final class Arrived {

    final long index;
    final RumReport report;
    final byte[] content;
    final SeriesInBatch series;
    final DeliveryMode channel;
    final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    Status status = Status.ACCEPTED;
    boolean stands;

    /** Where the series ended when this one arrived. */
    SeriesTail tailBefore = SeriesTail.EMPTY;

    /** The version that stood when this one arrived; null where there was none. */
    @Nullable
    Version predecessor;

    Arrived(long index, RumReport report, byte[] content, SeriesInBatch series, DeliveryMode channel) {
        this.index = index;
        this.report = report;
        this.content = content;
        this.series = series;
        this.channel = channel;
    }

    /** Whether its rows play a part in consumption. */
    boolean counts() {
        return status == Status.ACCEPTED || status == Status.EXTENDED;
    }

    /** Whether the vendor sees it when it is received, as far as can be assumed. */
    boolean isShown() {
        return channel == DeliveryMode.CONNECTED;
    }

    boolean isKept() {
        return counts() || status == Status.CONFLICT;
    }

    /** This report as the version that others are judged against. */
    Version asVersion() {
        return new Version(report.rows(), report.haMembers(), null, this);
    }

    /**
     * A version of a report that stands, or stood until a longer one came.
     *
     * @param storedId its id; null where it is of this batch
     * @param here the report of this batch that it is; null where it was stored before
     */
    record Version(
            List<ReportRow> rows,
            List<Udi> haMembers,
            @Nullable Long storedId,
            @Nullable Arrived here) {}

    /** The rows that the version before did not have. */
    List<ReportRow> news() {
        return predecessor == null ? report.rows() : SeriesTail.growth(predecessor.rows(), report.rows());
    }
}
