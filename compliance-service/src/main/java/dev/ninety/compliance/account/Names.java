package dev.ninety.compliance.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What names stand for, regardless of case, outer blanks and the number of inner ones. */
public final class Names {

    private final Map<String, Set<String>> meanings = new HashMap<>();

    /** Adds a meaning; one that the name has already changes nothing. */
    public Names add(String name, String meaning) {
        meanings.computeIfAbsent(key(name), key -> new TreeSet<>()).add(meaning);
        return this;
    }

    public Names addAll(String name, Collection<String> further) {
        further.forEach(meaning -> add(name, meaning));
        return this;
    }

    /** Every meaning of a name, ascending: none, one, or several where it is ambiguous. */
    public Set<String> of(String name) {
        return meanings.getOrDefault(key(name), Set.of());
    }

    /** All names, in the form in which they are compared, with their meanings. */
    public Map<String, Set<String>> all() {
        return meanings;
    }

    private static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Names that && meanings.equals(that.meanings);
    }

    @Override
    public int hashCode() {
        return meanings.hashCode();
    }
}
