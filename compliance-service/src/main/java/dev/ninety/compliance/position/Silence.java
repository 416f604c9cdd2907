package dev.ninety.compliance.position;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.intake.NeverReported;
import dev.ninety.compliance.vendor.VendorCount;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of use that is not reported, as of a moment.
 *
 * @param counts the vendor's latest count of each pair that it counted
 * @param onlyCounted tags that the vendor counts and of which no use was ever reported
 */
public record Silence(
        CatalogueView catalogue, Map<Pair, VendorCount> counts, Set<String> onlyCounted, NeverReported neverReported) {

    public @Nullable VendorCount vendorCount(Pair pair) {
        return counts.get(pair);
    }

    /** The units of a pair that only the vendor sees, at least 0. */
    public long unseen(Pair pair) {
        VendorCount count = counts.get(pair);
        return count == null ? 0 : count.unseen();
    }

    /** How the use of a licence becomes known: as the catalogue says, and where it does not, by how it did so far. */
    public UsageSource usageSource(String entitlementTag) {
        UsageSource said = catalogue.usageSource(entitlementTag);
        if (said != null) {
            return said;
        }
        return onlyCounted.contains(entitlementTag) ? UsageSource.VENDOR_ONLY : UsageSource.RUM;
    }
}
