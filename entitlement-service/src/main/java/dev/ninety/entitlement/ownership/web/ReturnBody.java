package dev.ninety.entitlement.ownership.web;

import dev.ninety.entitlement.ownership.UnitReturn;
import dev.ninety.kit.problem.Check;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A return as it is written. */
@Schema(name = "ReturnRequest")
public record ReturnBody(
        @Nullable Long quantity,
        @Nullable Instant effectiveAt,
        @Nullable String reason) {

    UnitReturn toDomain(String id) {
        Check check = new Check();
        UnitReturn given = new UnitReturn(
                id,
                check.count("/quantity", quantity, 1),
                check.moment("/effectiveAt", effectiveAt),
                check.optionalText("/reason", reason, 500));
        check.done();
        return given;
    }
}
