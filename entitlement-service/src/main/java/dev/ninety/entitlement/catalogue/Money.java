package dev.ninety.entitlement.catalogue;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money, kept as it was written so that nothing is rounded.
 *
 * @param amount a decimal of at least 0, such as {@code 1250.00}
 * @param currency three upper-case letters, such as {@code EUR}
 */
public record Money(String amount, String currency) {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** Whether both are worth the same, however they are written. */
    public boolean isSameAs(@Nullable Money other) {
        return other != null
                && currency.equals(other.currency)
                && new BigDecimal(amount).compareTo(new BigDecimal(other.amount)) == 0;
    }

    public static boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches();
    }

    public static boolean isCurrency(String text) {
        return CURRENCY.matcher(text).matches();
    }
}
