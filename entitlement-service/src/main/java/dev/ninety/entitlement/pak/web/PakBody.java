package dev.ninety.entitlement.pak.web;

import dev.ninety.entitlement.pak.Pak;
import dev.ninety.kit.problem.Check;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as it is written. */
@Schema(name = "PakRequest")
public record PakBody(
        @Nullable String description, @Nullable Long quantity) {

    Pak toDomain(String pak) {
        Check check = new Check();
        Pak listed = new Pak(
                pak,
                check.text("/description", description, Pak.LONGEST_DESCRIPTION),
                check.count("/quantity", quantity, 1));
        check.done();
        return listed;
    }
}
