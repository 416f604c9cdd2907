package dev.ninety.entitlement.importing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The forms of JSON files, for the description of the doors; what comes in is read as a tree, item by item. */
final class JsonForms {

    private static final String LENIENT = "Further members are ignored. The array alone is taken too.";
    private static final String DATE = "2026-01-31, 2026-Jan-31 or 2026-01-31T00:00:00Z";

    private JsonForms() {}

    @Schema(name = "CssmLicences", description = LENIENT)
    record Licences(List<Licence> licenses) {}

    @Schema(name = "CssmLicence")
    record Licence(String license, @Nullable String virtualAccount, long quantity, List<Detail> licenseDetails) {}

    @Schema(name = "CssmLicenceDetail")
    record Detail(
            long quantity,
            @Schema(examples = "TERM") @Nullable String licenseType,

            @Schema(examples = "2026-01-31", description = DATE) @Nullable
            String startDate,

            @Schema(description = DATE + "; a date without a time includes its day") @Nullable
            String endDate,

            @Nullable String subscriptionId,
            @Nullable String orderNumber,
            @Schema(examples = "ACTIVE") @Nullable String status) {}

    @Schema(name = "LicenceSummary", description = LENIENT)
    record Summary(List<SummaryItem> summary) {}

    @Schema(name = "LicenceSummaryItem")
    record SummaryItem(
            String tag, @JsonProperty("display_name") String displayName) {}

    @Schema(name = "PriceFile", description = LENIENT)
    record Prices(List<Price> prices) {}

    @Schema(name = "PriceFileItem")
    record Price(
            @Nullable String license,
            @Nullable String entitlementTag,
            @Schema(examples = "1250.00") String amount,
            @Schema(examples = "EUR") String currency) {}

    @Schema(name = "OrderFile", description = LENIENT)
    record Orders(List<Order> orders) {}

    @Schema(name = "OrderFileItem")
    record Order(
            String orderReference,
            @Nullable String virtualAccount,
            @Nullable String license,
            @Nullable String entitlementTag,
            long quantity,
            @Schema(description = DATE) String orderedAt,

            @Schema(description = DATE + "; a date without a time includes its day") @Nullable
            String expectedAt) {}

    @Schema(name = "PakFile", description = LENIENT)
    record Paks(List<Pak> paks) {}

    @Schema(name = "PakFileItem")
    record Pak(String pak, String description, long quantity) {}
}
