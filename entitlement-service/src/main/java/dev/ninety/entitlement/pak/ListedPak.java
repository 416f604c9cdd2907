package dev.ninety.entitlement.pak;

import dev.ninety.entitlement.ownership.PakConversion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key and what became of it.
 *
 * @param conversion what it was converted into; null where it was not
 * @param gives what it would give, by its description; empty where nobody can tell, and where it was converted
 */
public record ListedPak(Pak pak, @Nullable PakConversion conversion, List<PakProduct> gives) {

    public PakState state() {
        return conversion == null ? PakState.UNCONVERTED : PakState.CONVERTED;
    }
}
