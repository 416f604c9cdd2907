package dev.ninety.compliance.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Months and amounts, against counting one month after the other. */
class MoneyTest {

    private static final Money PRICE = new Money(new BigDecimal("12.345"), "EUR");

    @Property
    void monthsAreCountedOneByOneFromTheStart(
            @ForAll @IntRange(min = 1, max = 31) int day,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @LongRange(min = 1, max = 4_000_000) long minutes) {
        LocalDateTime start = LocalDateTime.of(2024, month, 1, 9, 30)
                .withDayOfMonth(Math.min(day, YearMonth.of(2024, month).lengthOfMonth()));
        LocalDateTime end = start.plusMinutes(minutes);
        long counted = 0;
        while (start.plusMonths(counted).isBefore(end)) {
            counted++;
        }
        assertThat(Months.between(start.toInstant(ZoneOffset.UTC), end.toInstant(ZoneOffset.UTC)))
                .isEqualTo(counted);
    }

    @Example
    void aMonthEndsWhereItsDayIsMissing() {
        Instant lastOfJanuary = Instant.parse("2026-01-31T00:00:00Z");
        assertThat(Months.between(lastOfJanuary, Instant.parse("2026-02-28T00:00:00Z")))
                .isEqualTo(1);
        assertThat(Months.between(lastOfJanuary, Instant.parse("2026-02-28T00:00:00.000001Z")))
                .isEqualTo(2);
    }

    @Example
    void unitsThatEndCostTheirPriceEachMonthAndLastingOnesOnce() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(PRICE.of(3, start, Instant.parse("2027-01-01T00:00:00Z")))
                .isEqualTo(new Money(new BigDecimal("444.42"), "EUR"));
        assertThat(PRICE.of(1, start, null)).isEqualTo(new Money(new BigDecimal("12.35"), "EUR"));
    }

    @Example
    void currenciesAreNeverAdded() {
        Money euros = new Money(new BigDecimal("1.10"), "EUR");
        Money dollars = new Money(new BigDecimal("5.00"), "USD");
        assertThat(Money.totals(List.of(dollars, euros, euros)))
                .containsExactly(new Money(new BigDecimal("2.20"), "EUR"), dollars);
        assertThat(Money.totals(List.of())).isEmpty();
    }
}
