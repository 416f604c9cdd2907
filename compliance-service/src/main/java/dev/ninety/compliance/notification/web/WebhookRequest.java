package dev.ninety.compliance.notification.web;

import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.outbound.client.Outbound;
import dev.ninety.kit.outbound.SecretFiles;
import dev.ninety.kit.problem.Check;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook as it is written. */
@Schema(name = "WebhookRequest")
public record WebhookRequest(
        @Schema(description = "https only", maxLength = Outbound.LONGEST_URL, required = true) @Nullable
        String url,

        @Schema(description = "names a secret that the operator keeps for the account", required = true) @Nullable
        String secretRef,

        @Schema(
                description = "only these types, such as dev.ninety.case.opened; null or empty for all",
                nullable = true)
        @Nullable
        List<@Nullable String> types) {

    Subscriber.Wish toDomain(Outbound outbound) {
        Check check = new Check();
        String address = check.text("/url", url, Outbound.LONGEST_URL);
        String fault = address.isEmpty() ? null : outbound.fault(address);
        if (fault != null) {
            check.refuse("/url", "INVALID", fault);
        }
        String secret = check.text("/secretRef", secretRef, 127);
        if (!secret.isEmpty() && !SecretFiles.isName(secret)) {
            check.refuse("/secretRef", "INVALID", "Letters, digits and . _ - only, a letter or digit first.");
        }
        Subscriber.Wish wish = new Subscriber.Wish(address, secret, null, SubscriberChecks.types(check, types));
        check.done();
        return wish;
    }
}
