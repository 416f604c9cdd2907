package dev.ninety.compliance.disclosure;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.shortage.ShortageClock;
import org.jspecify.annotations.Nullable;

/**
 * A shortage as the vendor would see it.
 *
 * @param shortage as it would be
 * @param before as the vendor sees it already; null where it would be a new one
 */
public record PreviewCase(
        Pair pair, Shown shortage, @Nullable Shown before) {

    /**
     * One spell of shortage, seen from a moment.
     *
     * @param shortBy units short then; the most that ever were where the shortage has ended
     */
    public record Shown(ShortageClock clock, long shortBy) {}
}
