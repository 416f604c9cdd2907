package dev.ninety.entitlement.importing.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks for many things in portions, since a statement has only so many parameters. */
final class Portions {

    private static final int SIZE = 1_000;

    private Portions() {}

    static <K, V> List<V> of(List<K> keys, Function<List<K>, List<V>> find) {
        List<V> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += SIZE) {
            found.addAll(find.apply(keys.subList(from, Math.min(keys.size(), from + SIZE))));
        }
        return found;
    }
}
