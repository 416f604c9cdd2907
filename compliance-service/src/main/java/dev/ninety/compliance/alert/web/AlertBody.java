package dev.ninety.compliance.alert.web;

import dev.ninety.compliance.alert.Alert;
import dev.ninety.compliance.alert.AlertName;
import dev.ninety.compliance.alert.Severity;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An alert, as it is published.
 *
 * @param vendorName the name under which the vendor has it; null where it has no such alert
 */
@Schema(name = "Alert")
public record AlertBody(
        String id,
        AlertName name,
        @Nullable String vendorName,
        Severity severity,
        String message,
        Source source,
        @Nullable Instant actionDue,
        Instant since,
        @Nullable Long units,
        @Nullable String owner,
        Evidence evidence) {

    /** What an alert is about; what it is not about is null. */
    @Schema(name = "AlertSource")
    public record Source(
            @Nullable String virtualAccount,
            @Nullable String entitlementTag,
            @Nullable String productInstance) {}

    /** Where an alert can be looked at. */
    @Schema(name = "AlertEvidence")
    public record Evidence(
            @Schema(description = "which service shows it; null for this one") @Nullable
            String service,

            String path) {}

    public static AlertBody of(String smartAccount, Alert alert) {
        return new AlertBody(
                alert.id(),
                alert.name(),
                alert.name().isVendors() ? alert.name().label() : null,
                alert.severity(),
                alert.message(),
                new Source(alert.virtualAccount(), alert.entitlementTag(), alert.productInstance()),
                alert.actionDue(),
                alert.since(),
                alert.units(),
                alert.owner(),
                new Evidence(
                        alert.evidence().service(),
                        "/v1/smart-accounts/" + smartAccount + "/"
                                + alert.evidence().path()));
    }
}
