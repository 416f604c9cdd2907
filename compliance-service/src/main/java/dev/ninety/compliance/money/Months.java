package dev.ninety.compliance.money;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Counts months as they are charged. */
public final class Months {

    private Months() {}

    /** The least number of months that reaches from one moment to a later one, in UTC; a begun month is a month. */
    public static long between(Instant from, Instant to) {
        OffsetDateTime start = from.atOffset(ZoneOffset.UTC);
        OffsetDateTime end = to.atOffset(ZoneOffset.UTC);
        long months = Math.max(0, ChronoUnit.MONTHS.between(start, end));
        while (start.plusMonths(months).isBefore(end)) {
            months++;
        }
        while (months > 0 && !start.plusMonths(months - 1).isBefore(end)) {
            months--;
        }
        return months;
    }
}
