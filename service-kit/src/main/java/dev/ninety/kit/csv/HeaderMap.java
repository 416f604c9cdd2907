package dev.ninety.kit.csv;

import dev.ninety.kit.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which column titles stand for which field. Exports name their columns differently by page and by year, so
 * every field has several accepted titles, and a sender may name others for one file.
 *
 * @param titles the accepted titles of every field, the preferred one first
 */
public record HeaderMap(Map<String, List<String>> titles) {

    /** The query parameter by which a sender names a column: {@code column=quantity:Purchased}. */
    public static final String PARAMETER = "column";

    public static HeaderMap of(Map<String, List<String>> titles) {
        return new HeaderMap(new LinkedHashMap<>(titles));
    }

    /**
     * A map of these fields.
     *
     * @param titles the accepted titles of fields; one that is not there has its own name as its only title
     */
    public static HeaderMap of(List<String> fields, Map<String, List<String>> titles) {
        Map<String, List<String>> accepted = new LinkedHashMap<>();
        fields.forEach(field -> accepted.put(field, titles.getOrDefault(field, List.of(field))));
        return new HeaderMap(accepted);
    }

    /**
     * This map with the titles that a sender named in place of the accepted ones.
     *
     * @param overrides each {@code field:Column Title}
     * @throws Problem 400 for one of another form or of an unknown field
     */
    public HeaderMap with(List<String> overrides) {
        Map<String, List<String>> named = new LinkedHashMap<>(titles);
        for (String override : overrides) {
            int colon = override.indexOf(':');
            String field = colon < 0 ? override : override.substring(0, colon).strip();
            if (colon < 0
                    || !titles.containsKey(field)
                    || normal(override.substring(colon + 1)).isEmpty()) {
                throw Problem.badParameter(
                        PARAMETER,
                        "A column is named like quantity:Purchased; the fields are "
                                + String.join(", ", titles.keySet()) + ".");
            }
            named.put(field, List.of(override.substring(colon + 1).strip()));
        }
        return new HeaderMap(named);
    }

    /** How titles compare: letters and digits alone, without case. */
    static String normal(String title) {
        return title.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }
}
