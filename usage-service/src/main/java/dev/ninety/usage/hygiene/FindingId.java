package dev.ninety.usage.hygiene;

import java.util.Arrays;
import java.util.Optional;

/**
 * What names a finding: its code and what it is about, so it keeps its id for as long as it holds, and has it again
 * when it comes back. Written {@code CODE-subject}.
 *
 * @param subject what it is about, as this record numbers or names it
 */
public record FindingId(FindingCode code, String subject) {

    public static FindingId of(FindingCode code, long subject) {
        return new FindingId(code, Long.toString(subject));
    }

    /** Reads {@code CODE-subject}; empty where it has not that form. */
    public static Optional<FindingId> parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0 || dash == text.length() - 1) {
            return Optional.empty();
        }
        String name = text.substring(0, dash);
        return Arrays.stream(FindingCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .map(code -> new FindingId(code, text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return code + "-" + subject;
    }
}
