package dev.ninety.usage.hygiene;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a finding rests on.
 *
 * @param kind a stable code that says what the facts are
 * @param facts by name, in the order in which they read best
 */
public record Evidence(String kind, Map<String, Object> facts) {

    /** How many pieces of one kind a finding shows; how many there are is told beside them. */
    public static final int MOST = 20;

    public Evidence {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** @param namesAndValues name, value, name, value, …; a null value is left out */
    public static Evidence of(String kind, @Nullable Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                facts.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return new Evidence(kind, facts);
    }
}
