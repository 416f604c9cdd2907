package dev.ninety.entitlement.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Something one can own and consume.
 *
 * @param entitlementTag the opaque tag that identifies it, version and uuid included
 * @param displayName what the vendor's portal calls it; imports match it
 * @param family licences of one family can cover each other; null covers and is covered by nothing
 * @param tierRank 0 to 1000; within a family a higher rank covers a lower one
 * @param graceDays 0 to 3650 days of 24 hours from the start of a shortage to its enforcement
 * @param unitPrice what one unit costs; null where it is not known
 * @param usageSource where its use can be seen; null where nobody said
 */
public record Licence(
        String entitlementTag,
        String displayName,
        @Nullable String family,
        int tierRank,
        LicenceType licenceType,
        EnforcementType enforcementType,
        EnforcementAction enforcementAction,
        int graceDays,
        @Nullable Money unitPrice,
        @Nullable UsageSource usageSource) {

    public static final int HIGHEST_RANK = 1_000;
    public static final int LONGEST_GRACE = 3_650;

    private static final int DEFAULT_GRACE = 90;

    /**
     * What holds of a tag that is in no catalogue: it is owned and consumed like any other, but nothing covers
     * it, and it counts as a subscription because that is the class that must report.
     */
    public static Licence uncatalogued(String entitlementTag) {
        return new Licence(
                entitlementTag,
                entitlementTag,
                null,
                0,
                LicenceType.SUBSCRIPTION,
                EnforcementType.UNENFORCED,
                EnforcementAction.NOTIFY_ONLY,
                DEFAULT_GRACE,
                null,
                null);
    }

    /** The same licence at another price. */
    public Licence withUnitPrice(Money price) {
        return new Licence(
                entitlementTag,
                displayName,
                family,
                tierRank,
                licenceType,
                enforcementType,
                enforcementAction,
                graceDays,
                price,
                usageSource);
    }
}
