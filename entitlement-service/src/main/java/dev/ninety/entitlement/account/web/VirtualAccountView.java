package dev.ninety.entitlement.account.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.entitlement.account.DatedMapping;
import dev.ninety.entitlement.account.Mapping;
import dev.ninety.entitlement.account.VirtualAccount;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A Virtual Account as it is read. Business unit, region and environment are those that hold at the moment asked
 * about.
 *
 * @param isDefault {@code default} in JSON
 * @param mappings all that was recorded of business unit, region and environment, oldest first. Each holds from
 *     its {@code effectiveFrom} until the next one; of equal ones the last recorded holds
 */
@Schema(name = "VirtualAccount")
public record VirtualAccountView(
        String virtualAccount,
        String name,
        @Nullable String businessUnit,
        @Nullable String region,
        @Nullable String environment,
        @JsonProperty("default") boolean isDefault,
        List<Dated> mappings) {

    public static VirtualAccountView of(VirtualAccount account, Instant at) {
        Mapping holding = account.mappings().at(at);
        return new VirtualAccountView(
                account.virtualAccount(),
                account.name(),
                holding.businessUnit(),
                holding.region(),
                holding.environment(),
                account.isDefault(),
                account.mappings().recorded().stream().map(Dated::of).toList());
    }

    /**
     * What holds from a moment on.
     *
     * @param effectiveFrom null for all time before the others
     */
    @Schema(name = "VirtualAccountMapping")
    public record Dated(
            @Nullable Instant effectiveFrom,
            @Nullable String businessUnit,
            @Nullable String region,
            @Nullable String environment,
            Instant recordedAt) {

        static Dated of(DatedMapping dated) {
            Mapping mapping = dated.mapping();
            return new Dated(
                    dated.effectiveFrom(),
                    mapping.businessUnit(),
                    mapping.region(),
                    mapping.environment(),
                    dated.recordedAt());
        }
    }
}
