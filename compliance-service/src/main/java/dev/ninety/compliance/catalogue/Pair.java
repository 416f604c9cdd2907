package dev.ninety.compliance.catalogue;

import java.util.Comparator;

/** One licence in one Virtual Account: what has a balance, and what a case is about. */
public record Pair(String virtualAccount, String entitlementTag) implements Comparable<Pair> {

    private static final Comparator<Pair> ORDER =
            Comparator.comparing(Pair::virtualAccount).thenComparing(Pair::entitlementTag);

    @Override
    public int compareTo(Pair other) {
        return ORDER.compare(this, other);
    }
}
