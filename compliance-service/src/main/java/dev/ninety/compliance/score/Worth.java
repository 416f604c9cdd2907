package dev.ninety.compliance.score;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.money.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a unit of each licence weighs: its price where every licence of the catalogue has one in the same currency,
 * else 1. A price of 0 says nothing of what a licence is worth, so it is none.
 *
 * @param currency of the prices; null where every unit weighs 1
 * @param prices by entitlement tag, all of them above 0; a licence that is in no catalogue weighs 1
 */
public record Worth(@Nullable String currency, Map<String, BigDecimal> prices) {

    /** Every unit weighs 1. */
    public static final Worth UNITS = new Worth(null, Map.of());

    public Worth {
        prices = Map.copyOf(prices);
    }

    /** By an account's whole catalogue. */
    public static Worth of(CatalogueView catalogue) {
        return of(catalogue.licences());
    }

    static Worth of(Collection<Licence> licences) {
        Map<String, BigDecimal> prices = new HashMap<>();
        String currency = null;
        for (Licence licence : licences) {
            Money price = licence.unitPrice();
            if (price == null
                    || price.amount().signum() <= 0
                    || currency != null && !currency.equals(price.currency())) {
                return UNITS;
            }
            currency = price.currency();
            prices.put(licence.entitlementTag(), price.amount());
        }
        return new Worth(currency, prices);
    }

    /** What one unit weighs, above 0. */
    public BigDecimal of(String entitlementTag) {
        return prices.getOrDefault(entitlementTag, BigDecimal.ONE);
    }

    /** What so many units weigh. */
    public BigDecimal of(String entitlementTag, long units) {
        return of(entitlementTag).multiply(BigDecimal.valueOf(units));
    }
}
