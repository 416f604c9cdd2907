package dev.ninety.entitlement.account.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.entitlement.account.VirtualAccount;
import dev.ninety.kit.problem.Check;
import org.jspecify.annotations.Nullable;

/**
 * A Virtual Account as it is written and read.
 *
 * @param virtualAccount its id; in a request the path alone counts
 * @param isDefault {@code default} in JSON; true moves the default here, anything else leaves it where it is
 */
public record VirtualAccountBody(
        @Nullable String virtualAccount,
        @Nullable String name,
        @Nullable String businessUnit,
        @Nullable String region,
        @Nullable String environment,
        @JsonProperty("default") @Nullable Boolean isDefault) {

    public static VirtualAccountBody of(VirtualAccount account) {
        return new VirtualAccountBody(
                account.virtualAccount(),
                account.name(),
                account.businessUnit(),
                account.region(),
                account.environment(),
                account.isDefault());
    }

    VirtualAccount toDomain(String id) {
        Check check = new Check();
        VirtualAccount account = new VirtualAccount(
                id,
                check.text("/name", name, 200),
                check.optionalText("/businessUnit", businessUnit, 200),
                check.optionalText("/region", region, 200),
                check.optionalText("/environment", environment, 200),
                Boolean.TRUE.equals(isDefault));
        check.done();
        return account;
    }
}
