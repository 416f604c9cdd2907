package dev.ninety.compliance.renewal;

import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.intake.HeardPrice;
import dev.ninety.compliance.money.Money;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What units cost: by the agreement, else by the catalogue, else by what they were bought at last.
 *
 * @param agreement null where the review is of none
 * @param bought at most one for lasting units of a licence, and one for units that end
 */
public record UnitPrices(@Nullable Agreement agreement, CatalogueView catalogue, Collection<HeardPrice> bought) {

    /**
     * The price of one unit of a licence; null where nobody has one.
     *
     * @param lasting whether of a unit that lasts, else of one that ends
     */
    public @Nullable UnitPrice of(String entitlementTag, boolean lasting) {
        Money agreed = agreement == null ? null : agreement.unitPrice(entitlementTag);
        if (agreement != null && agreed != null) {
            return new UnitPrice(agreed, UnitPrice.Source.AGREEMENT, agreement.id());
        }
        Money listed = catalogue.unitPrice(entitlementTag);
        if (listed != null) {
            return new UnitPrice(listed, UnitPrice.Source.CATALOGUE, entitlementTag);
        }
        return bought.stream()
                .filter(one -> one.lasting() == lasting && one.entitlementTag().equals(entitlementTag))
                .findFirst()
                .map(one -> new UnitPrice(one.unitPrice(), UnitPrice.Source.PURCHASE, one.entitlement()))
                .orElse(null);
    }
}
