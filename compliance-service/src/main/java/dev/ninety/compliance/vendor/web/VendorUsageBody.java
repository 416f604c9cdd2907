package dev.ninety.compliance.vendor.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a file of counts, for the description of the door; what comes in is read as a tree. */
@Schema(
        name = "VendorUsage",
        description = "Either items, or licenses or summary as the vendor tells them. Further members are ignored. The"
                + " array alone is taken too.")
record VendorUsageBody(
        @Schema(examples = "2026-01-31", description = "2026-01-31 or 2026-01-31T00:00:00Z") @Nullable
        String takenAt,

        @Nullable List<Item> items,
        @Nullable List<License> licenses,
        @Nullable List<Summary> summary) {

    @Schema(name = "VendorCount")
    record Item(
            @Schema(description = "an id or a name") @Nullable
            String virtualAccount,

            @Nullable String entitlementTag,

            @Schema(description = "the name, where there is no tag") @Nullable
            String license,

            long inUse,

            @Schema(description = "units that the vendor has as bought") @Nullable
            Long quantity,

            @Nullable String takenAt) {}

    @Schema(name = "VendorLicence")
    record License(
            String license,
            @Nullable String virtualAccount,

            @Schema(description = "an item without it counts nothing") @Nullable
            Long inUse,

            @Schema(description = "units bought; without it, what its details say that cover the moment") @Nullable
            Long quantity,

            @Nullable List<LicenceDetail> licenseDetails,
            @Nullable List<LicenceSubstitution> licenseSubstitutions) {}

    @Schema(name = "VendorLicenceDetail")
    record LicenceDetail(
            long quantity,

            @Schema(description = "2026-01-31, 2026-Jan-31 or a moment; null for the beginning") @Nullable
            String startDate,

            @Schema(description = "likewise; null for ever") @Nullable
            String endDate,

            @Schema(description = "cancelled and pending ones count nothing") @Nullable
            String status) {}

    @Schema(name = "VendorSummary")
    record Summary(
            String tag,
            @Nullable String display_name,
            @Nullable Long inuse,
            @Nullable Long entitled) {}

    @Schema(name = "VendorLicenceSubstitution")
    record LicenceSubstitution(
            @Schema(description = "the licence that is short; without it the item's own") @Nullable
            String license,

            @Schema(description = "the licence that stands in for it")
            String substitutedLicense,

            long substitutedQuantity) {}
}
