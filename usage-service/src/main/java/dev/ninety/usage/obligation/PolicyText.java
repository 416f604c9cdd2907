package dev.ninety.usage.obligation;

import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.directory.ReportingClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reporting policy in what a device prints on {@code show license status} or {@code show license all}. Lines that
 * belong to no policy are passed over.
 *
 * @param policyInUse what the device says of its policy as a whole; null where it says nothing
 * @param policyName null where the device's policy has no name
 * @param classes what it asks for, by class of licences
 */
public record PolicyText(
        @Nullable String policyInUse, @Nullable String policyName, List<OfClass> classes) {

    private static final String VENDOR_DEFAULT = "cisco default";
    private static final int LONGEST_NAME = 200;

    /**
     * What is asked for of one class. A value that the device marks as the vendor's default is left out, and null,
     * where it is the one that ships with this record.
     *
     * @param line in which the class begins, from 1
     */
    public record OfClass(ReportingClass reportingClass, int line, PolicyDays days) {}

    private enum Field {
        FIRST_REPORT,
        FREQUENCY,
        ON_CHANGE
    }

    /**
     * @throws Problem 422 where the text holds no policy, or two that differ, or a value that is none; it names the
     *     line
     */
    public static PolicyText read(String text) {
        Reader reader = new Reader();
        int line = 0;
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            reader.read(text.substring(start, end < 0 ? text.length() : end).strip(), ++line);
            start = end < 0 ? text.length() + 1 : end + 1;
        }
        return reader.done();
    }

    private static final class Reader {
        private final Map<ReportingClass, Integer> lines = new EnumMap<>(ReportingClass.class);
        private final Map<ReportingClass, Map<Field, Integer>> told = new EnumMap<>(ReportingClass.class);
        private final Map<ReportingClass, Map<Field, Integer>> taken = new EnumMap<>(ReportingClass.class);
        private List<ReportingClass> current = List.of();
        private @Nullable String policyInUse;
        private @Nullable String policyName;

        void read(String content, int line) {
            int colon = content.indexOf(':');
            if (content.isEmpty()) {
                return;
            }
            if (colon < 0) {
                current = List.of();
                return;
            }
            String key = content.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = content.substring(colon + 1).strip();
            if (value.isEmpty()) {
                begin(key, line);
                return;
            }
            Field field = field(key);
            if (field != null) {
                current.forEach(reportingClass -> take(reportingClass, field, value, line));
            } else if (key.equals("policy in use")) {
                policyInUse = shortened(value);
            } else if (key.equals("policy name")) {
                policyName = shortened(value);
            }
        }

        private void begin(String title, int line) {
            current = classes(title);
            for (ReportingClass reportingClass : current) {
                lines.putIfAbsent(reportingClass, line);
            }
        }

        private void take(ReportingClass reportingClass, Field field, String value, int line) {
            int bracket = value.indexOf('(');
            int days = days((bracket < 0 ? value : value.substring(0, bracket)).strip(), line);
            Integer before =
                    told.computeIfAbsent(reportingClass, key -> new HashMap<>()).put(field, days);
            if (before != null && before != days) {
                throw Problem.invalid(
                        "/lines/" + line, "CONTRADICTION", "An earlier line of the same class says " + before + ".");
            }
            boolean vendorDefault = value.toLowerCase(Locale.ROOT).contains(VENDOR_DEFAULT);
            if (!vendorDefault || !Objects.equals(of(PolicyDays.shipped(reportingClass), field), days)) {
                taken.computeIfAbsent(reportingClass, key -> new HashMap<>()).put(field, days);
            }
        }

        PolicyText done() {
            if (told.isEmpty()) {
                throw Problem.invalid(
                        "", "NO_POLICY", "The text has no reporting policy; paste the output of show license status.");
            }
            List<OfClass> classes = new ArrayList<>();
            for (ReportingClass reportingClass : told.keySet()) {
                Map<Field, Integer> values = taken.getOrDefault(reportingClass, Map.of());
                classes.add(new OfClass(
                        reportingClass,
                        Objects.requireNonNull(lines.get(reportingClass)),
                        new PolicyDays(
                                values.get(Field.FIRST_REPORT),
                                values.get(Field.FREQUENCY),
                                values.get(Field.ON_CHANGE))));
            }
            return new PolicyText(policyInUse, policyName, classes);
        }
    }

    private static List<ReportingClass> classes(String title) {
        if (title.startsWith("enforced (")) {
            return List.of(ReportingClass.ENFORCED);
        }
        if (title.startsWith("export (")) {
            return List.of(ReportingClass.EXPORT);
        }
        if (!title.startsWith("unenforced")) {
            return List.of();
        }
        boolean perpetual = title.contains("perpetual");
        boolean subscription = title.contains("subscription");
        if (perpetual == subscription) {
            return List.of(ReportingClass.PERPETUAL, ReportingClass.SUBSCRIPTION);
        }
        return List.of(perpetual ? ReportingClass.PERPETUAL : ReportingClass.SUBSCRIPTION);
    }

    private static @Nullable Field field(String key) {
        if (key.startsWith("first report")) {
            return Field.FIRST_REPORT;
        }
        if (key.contains("reporting frequency")) {
            return Field.FREQUENCY;
        }
        return key.contains("on change") ? Field.ON_CHANGE : null;
    }

    private static @Nullable Integer of(PolicyDays days, Field field) {
        return switch (field) {
            case FIRST_REPORT -> days.firstReport();
            case FREQUENCY -> days.frequency();
            case ON_CHANGE -> days.onChange();
        };
    }

    private static int days(String number, int line) {
        if (!number.isEmpty()
                && number.length() <= 5
                && number.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && Integer.parseInt(number) <= PolicyDays.MOST) {
            return Integer.parseInt(number);
        }
        throw Problem.invalid(
                "/lines/" + line, "NO_NUMBER_OF_DAYS", "A whole number of days from 0 to " + PolicyDays.MOST + ".");
    }

    private static String shortened(String value) {
        return value.codePoints()
                .filter(codePoint -> !Character.isISOControl(codePoint))
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
