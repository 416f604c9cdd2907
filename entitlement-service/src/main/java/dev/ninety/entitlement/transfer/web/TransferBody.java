package dev.ninety.entitlement.transfer.web;

import dev.ninety.entitlement.ownership.web.Grants;
import dev.ninety.entitlement.transfer.Transfer;
import dev.ninety.kit.problem.Check;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A transfer as it is written. */
@Schema(name = "TransferRequest")
public record TransferBody(
        @Nullable String from,
        @Nullable String to,
        @Nullable String entitlementTag,
        @Nullable Long quantity,
        @Nullable Instant effectiveAt,
        @Nullable String reason) {

    Transfer toDomain(String id) {
        Check check = new Check();
        Transfer transfer = new Transfer(
                id,
                check.text("/from", from, 128),
                check.text("/to", to, 128),
                Grants.tag("/entitlementTag", entitlementTag, check),
                check.count("/quantity", quantity, 1),
                check.moment("/effectiveAt", effectiveAt),
                check.optionalText("/reason", reason, 500),
                List.of());
        if (to != null && to.equals(from)) {
            check.refuse("/to", "SAME_AS_FROM", "A transfer leads to another Virtual Account.");
        }
        check.done();
        return transfer;
    }
}
