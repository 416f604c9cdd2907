package dev.ninety.usage.instance;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import java.util.Optional;

/**
 * Unique Device Identifier: what names a product instance. Written {@code pid:serial} and split at the last
 * colon, so a serial number holds none.
 *
 * @param pid product id, such as {@code C9300-24P} or {@code ISR4331/K9}
 * @param serial serial number
 */
public record Udi(String pid, String serial) implements Comparable<Udi> {

    /** Real product ids and serial numbers stay far below this. */
    public static final int LONGEST_PART = 100;

    /** The UDI with these parts; empty where a part has not the form of one. */
    public static Optional<Udi> of(String pid, String serial) {
        return isPart(pid) && isPart(serial) && serial.indexOf(':') < 0
                ? Optional.of(new Udi(pid, serial))
                : Optional.empty();
    }

    /** Reads {@code pid:serial}; empty where it has not that form. */
    public static Optional<Udi> parse(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0 ? Optional.empty() : of(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Reads a path's or query's {@code pid:serial}, or refuses with the parameter's name. */
    public static Udi ofParameter(String parameter, String text) {
        return parse(text)
                .orElseThrow(() -> Problem.badParameter(
                        parameter,
                        "A product instance is written pid:serial, each part with 1 to " + LONGEST_PART
                                + " characters."));
    }

    private static boolean isPart(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_PART && text.equals(text.strip()) && Ids.isText(text);
    }

    @Override
    public int compareTo(Udi other) {
        return toString().compareTo(other.toString());
    }

    /** {@code pid:serial}, the form used in paths, answers and the ledger. */
    @Override
    public String toString() {
        return pid + ':' + serial;
    }
}
