package dev.ninety.entitlement.pak.web;

import dev.ninety.entitlement.ownership.PakConversion;
import dev.ninety.entitlement.pak.ListedPak;
import dev.ninety.entitlement.pak.PakProduct;
import dev.ninety.entitlement.pak.PakState;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is read.
 *
 * @param conversion what it was converted into; null where it was not
 * @param gives what it would give, by its description; empty once it is converted
 */
@Schema(name = "Pak")
public record PakView(
        String pak,
        String description,
        long quantity,
        PakState state,
        @Nullable PakConversion conversion,
        List<PakProduct> gives) {

    static PakView of(ListedPak listed) {
        return new PakView(
                listed.pak().pak(),
                listed.pak().description(),
                listed.pak().quantity(),
                listed.state(),
                listed.conversion(),
                listed.gives());
    }
}
