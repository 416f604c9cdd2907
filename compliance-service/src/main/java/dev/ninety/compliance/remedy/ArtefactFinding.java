package dev.ninety.compliance.remedy;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.CauseCode;
import org.jspecify.annotations.Nullable;

/**
 * A finding of use that is counted and should not be, which nobody has accepted.
 *
 * @param code DOUBLE_COUNT or STALE_INSTANCE
 * @param secondNameOf the instance that this one is a second name of; null where it is none
 */
public record ArtefactFinding(
        CauseCode code,
        String id,
        String productInstance,
        Pair pair,
        @Nullable String secondNameOf) {}
