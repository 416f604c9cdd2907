package dev.ninety.compliance.remedy;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.LicenceType;
import dev.ninety.compliance.intake.HeardPrice;
import dev.ninety.compliance.money.Money;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What units cost: by the catalogue, else what they were bought at last.
 *
 * @param bought of each licence at most one for units that end, and one for units that last
 */
public record PriceBook(CatalogueView catalogue, Collection<HeardPrice> bought) {

    public PriceBook {
        bought = List.copyOf(bought);
    }

    /** Whether units of a licence that are bought last for ever, by its label in the catalogue. */
    public boolean isBoughtForEver(String entitlementTag) {
        return catalogue.licenceType(entitlementTag) == LicenceType.PERPETUAL;
    }

    /** The price of units that end, or that last; null where none is known. */
    public @Nullable Price of(String entitlementTag, boolean lasting) {
        Money listed = catalogue.unitPrice(entitlementTag);
        if (listed != null) {
            return new Price(listed, Price.Origin.CATALOGUE, entitlementTag);
        }
        return bought.stream()
                .filter(price -> price.entitlementTag().equals(entitlementTag) && price.lasting() == lasting)
                .map(price -> new Price(price.unitPrice(), Price.Origin.ENTITLEMENT, price.entitlement()))
                .findFirst()
                .orElse(null);
    }
}
