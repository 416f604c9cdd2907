package dev.ninety.entitlement.naming;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How alike two names are: twice the number of words that both have, over the number of words of both, in
 * percent. A word is a run of letters or digits; order and repetition do not count.
 */
final class Similarity {

    private Similarity() {}

    /** From 0, nothing in common, to 100, the same words. */
    static int between(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        int common = (int) one.stream().filter(other::contains).count();
        int all = one.size() + other.size();
        return (200 * common + all / 2) / all;
    }

    static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        StringBuilder word = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
