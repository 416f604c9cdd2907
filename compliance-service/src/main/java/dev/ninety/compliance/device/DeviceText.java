package dev.ninety.compliance.device;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a device tells of its licences on {@code show license all} or {@code show license usage}. A whole terminal session
 * may be given; what is of no interest is passed over. One pass over the lines; nothing is looked at twice.
 *
 * @param productInstance how the device calls itself, {@code pid:serial}; null where it does not say
 * @param members all that it says to be one with it, itself first; empty where it does not say who it is
 * @param licences in the order of the text; of one that is printed several times, what was printed last
 */
public record DeviceText(@Nullable String productInstance, List<String> members, List<Licence> licences) {

    private static final int LONGEST_NAME = 300;
    private static final int MOST_DIGITS = 9;

    public DeviceText {
        members = List.copyOf(members);
        licences = List.copyOf(licences);
    }

    /**
     * A licence of the device.
     *
     * @param line in which it begins, from 1
     * @param names by which it may be known, the most telling one first
     * @param units in use; 0 where it is not in use
     */
    public record Licence(int line, List<String> names, long units) {

        public Licence {
            names = List.copyOf(names);
        }
    }

    public static DeviceText read(String text) {
        Reader reader = new Reader();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            reader.line(++number, line.strip());
        }
        return reader.done();
    }

    private static final class Reader {
        private final Map<List<String>, Licence> licences = new LinkedHashMap<>();
        private final Set<String> members = new LinkedHashSet<>();
        private @Nullable String own;
        private int line;
        private @Nullable Set<String> names;
        private @Nullable Long count;
        private @Nullable Boolean inUse;

        void line(int number, String content) {
            if (content.startsWith("===")) {
                finish();
                return;
            }
            int open = content.indexOf(" (");
            if (open > 0 && content.endsWith("):")) {
                finish();
                line = number;
                names = new LinkedHashSet<>();
                name(content.substring(open + 2, content.length() - 2));
                name(content.substring(0, open));
                return;
            }
            int colon = content.indexOf(':');
            if (colon > 0) {
                value(
                        content.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        content.substring(colon + 1).strip());
            }
        }

        private void value(String key, String value) {
            switch (key) {
                case "description", "feature description" -> first(value);
                case "feature name" -> name(value);
                case "count" -> count = count == null ? number(value) : count;
                case "status" -> inUse = inUse == null ? Boolean.valueOf(!value.startsWith("NOT IN USE")) : inUse;
                case "udi" -> {
                    String udi = udi(value);
                    own = own == null ? udi : own;
                }
                case "active", "standby", "member" -> {
                    String udi = udi(value);
                    if (udi != null) {
                        members.add(udi);
                    }
                }
                default -> {
                    // of no interest
                }
            }
        }

        /** A description goes before the feature's own name, which several licences have. */
        private void first(String value) {
            if (names != null && isName(value) && !names.contains(value)) {
                Set<String> before = names;
                Set<String> after = new LinkedHashSet<>();
                before.stream().limit(1).forEach(after::add);
                after.add(value);
                after.addAll(before);
                names = after;
            }
        }

        private void name(String value) {
            if (names != null && isName(value)) {
                names.add(value.strip());
            }
        }

        private void finish() {
            if (names != null && !names.isEmpty() && count != null && inUse != null) {
                Licence licence = new Licence(line, List.copyOf(names), inUse ? count : 0);
                licences.put(licence.names(), licence);
            }
            names = null;
            count = null;
            inUse = null;
        }

        DeviceText done() {
            finish();
            Set<String> all = new LinkedHashSet<>();
            if (own == null && !members.isEmpty()) {
                own = members.iterator().next();
            }
            if (own != null) {
                all.add(own);
                all.addAll(members);
            }
            return new DeviceText(own, List.copyOf(all), List.copyOf(licences.values()));
        }
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }

    private static @Nullable Long number(String text) {
        return !text.isEmpty()
                        && text.length() <= MOST_DIGITS
                        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                ? Long.valueOf(text)
                : null;
    }

    /** {@code PID:C9300-24UX,SN:FCW2303D16Y} as {@code C9300-24UX:FCW2303D16Y}; null where it is written otherwise. */
    private static @Nullable String udi(String text) {
        int comma = text.indexOf(',');
        if (!text.startsWith("PID:") || comma < 0 || text.length() > LONGEST_NAME) {
            return null;
        }
        String pid = text.substring("PID:".length(), comma).strip();
        String rest = text.substring(comma + 1).strip();
        if (!rest.startsWith("SN:")) {
            return null;
        }
        String serial = rest.substring("SN:".length()).strip();
        boolean isWritten = (pid + serial).codePoints().allMatch(c -> c > ' ' && c < 127 && c != ',');
        return pid.isEmpty() || serial.isEmpty() || serial.indexOf(':') >= 0 || !isWritten ? null : pid + ":" + serial;
    }
}
