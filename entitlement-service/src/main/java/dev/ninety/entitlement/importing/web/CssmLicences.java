package dev.ninety.entitlement.importing.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of an export, for the description of the door; what comes in is read as a tree. */
@Schema(name = "CssmLicences", description = "Further members are ignored. The array alone is taken too.")
record CssmLicences(List<Item> licenses) {

    @Schema(name = "CssmLicence")
    record Item(String license, String virtualAccount, long quantity, List<Detail> licenseDetails) {}

    @Schema(name = "CssmLicenceDetail")
    record Detail(
            long quantity,
            @Schema(examples = "TERM") @Nullable String licenseType,

            @Schema(examples = "2026-01-31", description = "2026-01-31, 2026-Jan-31 or 2026-01-31T00:00:00Z") @Nullable
            String startDate,

            @Schema(description = "The forms of startDate; a date without a time includes its day") @Nullable
            String endDate,

            @Nullable String subscriptionId,
            @Nullable String orderNumber,
            @Schema(examples = "ACTIVE") @Nullable String status) {}
}
