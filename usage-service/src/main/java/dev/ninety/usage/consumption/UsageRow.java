package dev.ninety.usage.consumption;

import dev.ninety.usage.report.ReportRow;
import java.util.Comparator;

/**
 * A row of a report that stands, with what decides where rows overlap: the higher report id wins, then the later
 * log time, then the later row of the report.
 *
 * @param position of the row within its report, from 0
 */
public record UsageRow(long reportId, int position, ReportRow row) {

    static final Comparator<UsageRow> STRONGEST_FIRST = Comparator.comparingLong(UsageRow::reportId)
            .thenComparingLong(usage -> usage.row().logTime())
            .thenComparingInt(UsageRow::position)
            .reversed();
}
