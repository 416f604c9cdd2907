package dev.ninety.entitlement.catalogue;

import java.util.regex.Pattern;

/**
 * An amount of money, kept as it was written so that nothing is rounded.
 *
 * @param amount a decimal of at least 0, such as {@code 1250.00}
 * @param currency three upper-case letters, such as {@code EUR}
 */
public record Money(String amount, String currency) {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public static boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches();
    }

    public static boolean isCurrency(String text) {
        return CURRENCY.matcher(text).matches();
    }
}
