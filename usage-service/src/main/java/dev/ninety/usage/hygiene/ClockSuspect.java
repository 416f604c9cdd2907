package dev.ninety.usage.hygiene;

import dev.ninety.usage.report.Continuity;
import dev.ninety.usage.report.ReportRow;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Why the times of a report cannot be taken at their word. */
public final class ClockSuspect {

    private ClockSuspect() {}

    /** What is wrong with a report's clock. */
    public enum Why {
        /** It tells of a time before Smart Licensing reported usage. */
        BEFORE_2015,
        /** It tells of a time after it was received. */
        AFTER_RECEIPT,
        /** The device noted that its clock was changed. */
        CLOCK_CHANGED
    }

    /** @param rows of a report that was flagged; where they hold nothing suspect, its clock was changed */
    public static Set<Why> judge(List<ReportRow> rows, Instant receivedAt) {
        long earliest = Continuity.EARLIEST_CREDIBLE.getEpochSecond();
        long latest = receivedAt.plus(Continuity.CLOCK_TOLERANCE).getEpochSecond();
        Set<Why> why = EnumSet.noneOf(Why.class);
        for (ReportRow row : rows) {
            if (Math.min(row.logTime(), row.start()) < earliest) {
                why.add(Why.BEFORE_2015);
            }
            if (Math.max(row.logTime(), row.end()) > latest) {
                why.add(Why.AFTER_RECEIPT);
            }
        }
        if (why.isEmpty()) {
            why.add(Why.CLOCK_CHANGED);
        }
        return why;
    }
}
