package dev.ninety.compliance.vendor;

import java.time.DateTimeException;
import java.time.Instant;

/** When a count was taken, as files say it: a moment in ISO-8601, or a date, which means the beginning of that day in UTC. */
public final class TakenAt {

    /** How it is written, for refusals. */
    public static final String FORM = "Written like 2026-01-31, 2026-Jan-31 or 2026-01-31T00:00:00Z.";

    private TakenAt() {}

    /** @throws DateTimeException where the text is neither, or lies beyond the years 1 to 9999 */
    public static Instant parse(String text) {
        return VendorDate.start(text);
    }
}
