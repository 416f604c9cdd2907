package dev.ninety.entitlement.importing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of the vendor's summary, for the description of the door; what comes in is read as a tree. */
@Schema(name = "LicenceSummary", description = "Further members are ignored. The array alone is taken too.")
record LicenceSummary(List<Item> summary) {

    @Schema(name = "LicenceSummaryItem")
    record Item(String tag, @JsonProperty("display_name") String displayName) {}
}
