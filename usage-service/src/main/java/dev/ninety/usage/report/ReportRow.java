package dev.ninety.usage.report;

/**
 * One row of a RUM report: this many of a licence were in use within {@code [start, end)}.
 *
 * @param logTime when the device opened the row, seconds since 1970-01-01T00:00:00Z by the device's clock
 * @param start first second that the row covers, included
 * @param end excluded; equal to {@code start} where the row covers nothing
 * @param count units in use, 0 or more
 */
public record ReportRow(long logTime, long start, long end, long count) {

    public ReportRow {
        if (end < start || count < 0) {
            throw new IllegalArgumentException("not a row: " + start + " to " + end + ", count " + count);
        }
    }

    public boolean hasLength() {
        return start < end;
    }

    public boolean overlaps(ReportRow other) {
        return hasLength() && other.hasLength() && start < other.end && other.start < end;
    }

    /** Whether the other row is this one, possibly ending later: an open row that has grown since. */
    boolean growsInto(ReportRow other) {
        return logTime == other.logTime && start == other.start && count == other.count && end <= other.end;
    }
}
