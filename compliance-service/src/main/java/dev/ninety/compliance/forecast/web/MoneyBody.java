package dev.ninety.compliance.forecast.web;

import dev.ninety.compliance.money.Money;
import dev.ninety.kit.problem.Check;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An amount of money in JSON; the amount is a text, so that no reader rounds it. */
@Schema(name = "Money")
public record MoneyBody(
        @Schema(examples = "1250.00") @Nullable String amount,
        @Schema(examples = "EUR") @Nullable String currency) {

    public static MoneyBody of(Money money) {
        return new MoneyBody(money.amount().toPlainString(), money.currency());
    }

    /** Reads a price that may be absent. */
    static @Nullable Money toDomain(String pointer, @Nullable MoneyBody body, Check check) {
        if (body == null) {
            return null;
        }
        String amount = check.text(pointer + "/amount", body.amount, 22);
        String currency = check.text(pointer + "/currency", body.currency, 22);
        if (!amount.isEmpty() && !Money.isPrice(amount)) {
            check.refuse(
                    pointer + "/amount",
                    "INVALID_AMOUNT",
                    "A decimal of at least 0 with at most 15 digits before and 6 after the point, as 1250.00.");
            return null;
        }
        if (!currency.isEmpty() && !Money.isCurrency(currency)) {
            check.refuse(pointer + "/currency", "INVALID_CURRENCY", "Three upper-case letters, as EUR.");
        }
        return amount.isEmpty() ? null : new Money(new BigDecimal(amount), currency);
    }
}
