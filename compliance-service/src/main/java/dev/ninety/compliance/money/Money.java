package dev.ninety.compliance.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money. Amounts of different currencies are never added.
 *
 * @param currency three upper-case letters, such as {@code EUR}
 */
public record Money(BigDecimal amount, String currency) {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** Whether a text can be the price of a unit: a decimal of at least 0, with at most 15 and 6 digits. */
    public static boolean isPrice(String text) {
        return AMOUNT.matcher(text).matches();
    }

    public static boolean isCurrency(String text) {
        return CURRENCY.matcher(text).matches();
    }

    /**
     * What units cost of which this is the price of one: that price for each month where they end, else once. Rounded
     * half up to two places.
     *
     * @param endsAt null where they last for ever
     */
    public Money of(long units, Instant startsAt, @Nullable Instant endsAt) {
        long times = endsAt == null ? 1 : Months.between(startsAt, endsAt);
        BigDecimal charged = amount.multiply(BigDecimal.valueOf(units)).multiply(BigDecimal.valueOf(times));
        return new Money(charged.setScale(2, RoundingMode.HALF_UP), currency);
    }

    /** The sum in each currency, ascending by currency. */
    public static List<Money> totals(Collection<Money> amounts) {
        TreeMap<String, BigDecimal> sums = new TreeMap<>();
        amounts.forEach(one -> sums.merge(one.currency(), one.amount(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList();
    }
}
