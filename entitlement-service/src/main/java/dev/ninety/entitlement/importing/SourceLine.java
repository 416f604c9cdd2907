package dev.ninety.entitlement.importing;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read at one place of a file, before anybody has judged it; the same whether it came as JSON or as a
 * row of a table.
 *
 * @param index its place among the lines, from 0
 * @param pointer its place in the file: a JSON pointer, or {@code /lines/7} in a table
 * @param fields what it says, by field, as text; texts too long for any field are cut, and no longer fit one
 * @param fate what became of it already in reading, such as that it cannot be read; null where it has yet to be
 *     judged
 */
public record SourceLine(
        int index,
        String pointer,
        Map<String, String> fields,
        @Nullable Fate fate) {

    private static final int LONGEST_VALUE = 1_000;

    public SourceLine {
        Map<String, String> clean = new LinkedHashMap<>();
        fields.forEach((field, value) -> clean.put(field, whole(value)));
        fields = Collections.unmodifiableMap(clean);
    }

    /** What the line says of a field, without outer blanks; null where it says nothing. */
    public @Nullable String get(String field) {
        String value = fields.get(field);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The same line with a field that it lacks. */
    public SourceLine withDefault(String field, String value) {
        if (get(field) != null) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(field, value);
        return new SourceLine(index, pointer, all, fate);
    }

    /** A text that any reader can show: cut, and without control characters. */
    static String printable(String text, int longest) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .forEach(c -> printable.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
        return whole(printable.toString());
    }

    /** Cut, and with no half of a character pair left alone: no encoding can write that. */
    private static String whole(String text) {
        String cut = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE);
        return new String(cut.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }
}
