package dev.ninety.entitlement.account.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.entitlement.account.Mapping;
import dev.ninety.entitlement.account.WantedVirtualAccount;
import dev.ninety.kit.problem.Check;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A Virtual Account as it is written.
 *
 * @param isDefault {@code default} in JSON; true moves the default here, anything else leaves it where it is
 * @param effectiveFrom from when business unit, region and environment hold; null for always where there were
 *     none before, and for now where there were
 */
@Schema(name = "VirtualAccountRequest")
public record VirtualAccountBody(
        @Nullable String name,
        @Nullable String businessUnit,
        @Nullable String region,
        @Nullable String environment,
        @JsonProperty("default") @Nullable Boolean isDefault,
        @Nullable Instant effectiveFrom) {

    WantedVirtualAccount toDomain(String id) {
        Check check = new Check();
        WantedVirtualAccount account = new WantedVirtualAccount(
                id,
                check.text("/name", name, 200),
                Boolean.TRUE.equals(isDefault),
                new Mapping(
                        check.optionalText("/businessUnit", businessUnit, 200),
                        check.optionalText("/region", region, 200),
                        check.optionalText("/environment", environment, 200)),
                check.optionalMoment("/effectiveFrom", effectiveFrom));
        check.done();
        return account;
    }
}
