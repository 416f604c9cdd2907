package dev.ninety.compliance.vendor;

import dev.ninety.compliance.catalogue.Pair;

/** What the words of a line stand for. */
public sealed interface Resolution {

    /** They stand for this. */
    record Found(Pair pair) implements Resolution {}

    /**
     * They stand for nothing that is known, or for more than one thing.
     *
     * @param reason a stable code
     */
    record Unknown(String reason, String detail) implements Resolution {}
}
