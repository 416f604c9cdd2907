package dev.ninety.compliance.cause.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.kit.timeline.Spell;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shortage whose causes are asked for.
 *
 * @param id tells it from others
 * @param spell with its end where it has ended, else open
 * @param terms what the shortage leads to
 * @param actionFrom when that takes effect; null where it never did
 */
public record Question(
        String id,
        Pair pair,
        Spell spell,
        Terms terms,
        @Nullable Instant actionFrom) {

    boolean isOver() {
        return spell.end() != null;
    }
}
