package dev.ninety.usage.report;

import java.util.List;

/**
 * How a report relates to the one with the same instance, tag and report id that stands already. Only the rows
 * are compared: a report that is sent again may carry another header, signature or software version.
 */
public enum Sameness {
    /** It says nothing new: the same rows, or an earlier state of them. */
    DUPLICATE,
    /** An open report sent again: the rows that stand, the last one possibly longer, possibly more rows. */
    EXTENDED,
    /** It contradicts what stands. */
    CONFLICT;

    public static Sameness of(List<ReportRow> standing, List<ReportRow> arrived) {
        if (isEarlierState(arrived, standing)) {
            return DUPLICATE;
        }
        return isEarlierState(standing, arrived) ? EXTENDED : CONFLICT;
    }

    /** Whether {@code later} begins with the rows of {@code earlier}, the last of which may have grown. */
    private static boolean isEarlierState(List<ReportRow> earlier, List<ReportRow> later) {
        if (earlier.size() > later.size()) {
            return false;
        }
        int last = earlier.size() - 1;
        for (int i = 0; i < last; i++) {
            if (!earlier.get(i).equals(later.get(i))) {
                return false;
            }
        }
        return last < 0 || earlier.get(last).growsInto(later.get(last));
    }
}
