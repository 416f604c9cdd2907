package dev.ninety.usage.disclosure;

import java.time.Instant;
import java.util.Set;

/**
 * Whose knowledge of the facts is meant, and as of when. The same consumption function over the facts as seen so
 * gives what is consumed, what the vendor can see of it, and what the vendor has confirmed.
 *
 * @param knownAt only what had been recorded by then, that moment included
 * @param extraVersions versions of reports that count as seen by the vendor although they are not yet
 */
public record Perspective(Eyes eyes, Instant knownAt, Set<Long> extraVersions) {

    /** Whose knowledge. */
    public enum Eyes {
        /** All that is known here. */
        OURS,
        /** What the vendor has seen, confirmed or not. */
        VENDORS,
        /** What the vendor has confirmed that it has seen. */
        VENDORS_CONFIRMED
    }

    /** Later than everything that is ever recorded. */
    private static final Instant ALWAYS = Instant.parse("9999-12-31T23:59:59.999999Z");

    public static final Perspective ACTUAL = new Perspective(Eyes.OURS, ALWAYS, Set.of());
    public static final Perspective DISCLOSED = new Perspective(Eyes.VENDORS, ALWAYS, Set.of());
    public static final Perspective CONFIRMED = new Perspective(Eyes.VENDORS_CONFIRMED, ALWAYS, Set.of());

    public Perspective {
        extraVersions = Set.copyOf(extraVersions);
    }

    public Perspective asKnownAt(Instant moment) {
        return new Perspective(eyes, moment, extraVersions);
    }

    /** This perspective, had the vendor seen these versions of reports too. */
    public Perspective with(Set<Long> versions) {
        return new Perspective(eyes, knownAt, versions);
    }

    /** Whether own corrections count only where the vendor was told of them. */
    public boolean isVendors() {
        return eyes != Eyes.OURS;
    }
}
