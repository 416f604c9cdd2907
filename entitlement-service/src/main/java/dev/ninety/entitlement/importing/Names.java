package dev.ninety.entitlement.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ids by the names that people gave them, regardless of case and outer blanks. */
public final class Names {

    private final Map<String, List<String>> ids = new HashMap<>();

    public void add(String name, String id) {
        ids.computeIfAbsent(key(name), k -> new ArrayList<>()).add(id);
    }

    /** Every id of that name: none, one, or several where the name is ambiguous. */
    public List<String> of(String name) {
        return ids.getOrDefault(key(name), List.of());
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
