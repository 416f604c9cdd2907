package dev.ninety.usage.hygiene;

import dev.ninety.usage.instance.Udi;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance that is another one under a second name, and counts nothing for that.
 *
 * @param id counts up within this record
 * @param into the instance that goes on counting
 * @param disclosedAt when the vendor was told; null where it was not
 * @param undo null as long as it stands
 */
public record Merge(
        long id,
        Udi into,
        Instant effectiveAt,
        @Nullable Instant disclosedAt,
        Instant recordedAt,
        @Nullable Undo undo) {

    /** From when on a merge no longer holds. */
    public record Undo(Instant effectiveAt, @Nullable Instant disclosedAt, Instant recordedAt) {}

    public boolean stands() {
        return undo == null;
    }
}
