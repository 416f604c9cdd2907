package dev.ninety.compliance.catalogue;

import dev.ninety.compliance.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One version of a licence in an account's catalogue, as far as a verdict needs it.
 *
 * @param family the licences that can cover each other; null where it stands alone
 * @param tierRank position within the family, the higher covers the lower; null where it stands alone
 * @param graceDays null where the configured default applies
 * @param usageSource null where the catalogue does not say
 * @param displayName what people call it; null where that is not known
 * @param unitPrice of one unit, per month where units end, else once; null where it is not known
 * @param licenceType how it is usually bought
 */
public record Licence(
        String entitlementTag,
        @Nullable String family,
        @Nullable Integer tierRank,
        EnforcementAction enforcementAction,
        @Nullable Integer graceDays,
        @Nullable UsageSource usageSource,
        @Nullable String displayName,
        @Nullable Money unitPrice,
        LicenceType licenceType) {

    /** A licence that is bought for a time. */
    public Licence(
            String entitlementTag,
            @Nullable String family,
            @Nullable Integer tierRank,
            EnforcementAction enforcementAction,
            @Nullable Integer graceDays,
            @Nullable UsageSource usageSource,
            @Nullable String displayName,
            @Nullable Money unitPrice) {
        this(
                entitlementTag,
                family,
                tierRank,
                enforcementAction,
                graceDays,
                usageSource,
                displayName,
                unitPrice,
                LicenceType.SUBSCRIPTION);
    }
}
