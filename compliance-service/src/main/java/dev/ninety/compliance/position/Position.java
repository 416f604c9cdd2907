package dev.ninety.compliance.position;

import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.vendor.VendorCount;
import org.jspecify.annotations.Nullable;

/**
 * One licence in one Virtual Account at a moment.
 *
 * @param covered its balance and its part in coverage
 * @param vendor the vendor's latest count of it; null where it was never counted
 * @param usageSource how its use becomes known
 * @param neverReported how many known instances of the Virtual Account never reported; null where that is not known
 * @param disclosed how sure it is that the vendor sees what is consumed; null where it is not what the vendor sees that
 *     is asked for, or not known now
 * @param caseId the case that holds the moment; null for none
 */
public record Position(
        Levels levels,
        Coverage.Covered covered,
        Verdict verdict,
        @Nullable VendorCount vendor,
        UsageSource usageSource,
        @Nullable Long neverReported,
        @Nullable Disclosed disclosed,
        @Nullable String caseId) {}
