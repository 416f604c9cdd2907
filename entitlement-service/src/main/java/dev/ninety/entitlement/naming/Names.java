package dev.ninety.entitlement.naming;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Ids by the names that people gave them, regardless of case and of how many blanks stand where. */
public final class Names {

    /** The longest name that a line may bear. */
    public static final int LONGEST = 300;

    private final Map<String, SortedSet<String>> ids = new HashMap<>();

    public void add(String name, String id) {
        ids.computeIfAbsent(key(name), k -> new TreeSet<>()).add(id);
    }

    /** Every id of that name, in order: none, one, or several where the name is ambiguous. */
    public List<String> of(String name) {
        SortedSet<String> found = ids.get(key(name));
        return found == null ? List.of() : List.copyOf(found);
    }

    /** What is the same of all spellings of a name: lower case, single blanks inside, none outside. */
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        boolean blank = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = !key.isEmpty();
            } else {
                if (blank) {
                    key.append(' ');
                    blank = false;
                }
                key.append(c);
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether a text can be a name at all: neither blank nor too long, without control characters. */
    public static boolean isName(String text) {
        return text.length() <= LONGEST && !key(text).isEmpty() && text.chars().noneMatch(Character::isISOControl);
    }
}
