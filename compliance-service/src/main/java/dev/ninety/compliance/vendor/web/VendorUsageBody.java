package dev.ninety.compliance.vendor.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a file of counts, for the description of the door; what comes in is read as a tree. */
@Schema(
        name = "VendorUsage",
        description = "Either items or licenses, as the vendor's portal exports them. Further members are ignored. The"
                + " array alone is taken too.")
record VendorUsageBody(
        @Schema(examples = "2026-01-31", description = "2026-01-31 or 2026-01-31T00:00:00Z") @Nullable
        String takenAt,

        @Nullable List<Item> items,
        @Nullable List<License> licenses) {

    @Schema(name = "VendorCount")
    record Item(
            @Schema(description = "an id or a name") @Nullable
            String virtualAccount,

            @Nullable String entitlementTag,

            @Schema(description = "the name, where there is no tag") @Nullable
            String license,

            long inUse,
            @Nullable String takenAt) {}

    @Schema(name = "VendorLicence")
    record License(
            String license,
            @Nullable String virtualAccount,

            @Schema(description = "an item without it counts nothing") @Nullable
            Long inUse,

            @Nullable List<LicenceSubstitution> licenseSubstitutions) {}

    @Schema(name = "VendorLicenceSubstitution")
    record LicenceSubstitution(
            @Schema(description = "the licence that is short; without it the item's own") @Nullable
            String license,

            @Schema(description = "the licence that stands in for it")
            String substitutedLicense,

            long substitutedQuantity) {}
}
