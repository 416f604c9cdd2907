package dev.ninety.entitlement.ownership.web;

import dev.ninety.entitlement.ownership.PakConversion;
import dev.ninety.kit.problem.Check;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A PAK conversion as it is written. */
@Schema(name = "PakConversionRequest")
public record PakConversionBody(
        @Nullable String virtualAccount,
        @Nullable String entitlementTag,
        @Nullable Long quantity,
        @Nullable Instant convertedAt) {

    PakConversion toDomain(String pak) {
        Check check = new Check();
        PakConversion conversion = new PakConversion(
                pak,
                check.text("/virtualAccount", virtualAccount, 128),
                Grants.tag("/entitlementTag", entitlementTag, check),
                check.count("/quantity", quantity, 1),
                check.moment("/convertedAt", convertedAt));
        check.done();
        return conversion;
    }
}
