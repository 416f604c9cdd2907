package dev.ninety.entitlement.catalogue.web;

import dev.ninety.entitlement.catalogue.Money;
import dev.ninety.kit.problem.Check;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money in JSON.
 *
 * @param amount a decimal of at least 0, as a string so that no reader rounds it
 */
@Schema(name = "Money")
public record MoneyBody(
        @Schema(examples = "1250.00") @Nullable String amount,
        @Schema(examples = "EUR") @Nullable String currency) {

    public static @Nullable MoneyBody of(@Nullable Money money) {
        return money == null ? null : new MoneyBody(money.amount(), money.currency());
    }

    /** Reads an optional amount. */
    public static @Nullable Money toDomain(String pointer, @Nullable MoneyBody body, Check check) {
        if (body == null) {
            return null;
        }
        String amount = check.text(pointer + "/amount", body.amount, 22);
        String currency = check.text(pointer + "/currency", body.currency, 22);
        if (!amount.isEmpty() && !Money.isAmount(amount)) {
            check.refuse(
                    pointer + "/amount",
                    "INVALID_AMOUNT",
                    "A decimal of at least 0 with at most 15 digits before and 6 after the point, as 1250.00.");
        }
        if (!currency.isEmpty() && !Money.isCurrency(currency)) {
            check.refuse(pointer + "/currency", "INVALID_CURRENCY", "Three upper-case letters, as EUR.");
        }
        return new Money(amount, currency);
    }
}
