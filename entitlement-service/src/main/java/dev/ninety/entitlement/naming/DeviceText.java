package dev.ninety.entitlement.naming;

import dev.ninety.kit.tenancy.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of licences in what a device prints: the blocks of {@code show license all} and
 * {@code show license usage} and the table of {@code show license summary} tell by which description a feature
 * goes; the blocks of {@code show license rum id … detail} tell its tag. Everything else is passed over, so a
 * whole terminal session may be given. One pass over the lines; nothing is looked at twice.
 */
public final class DeviceText {

    private static final String TAG_BEGIN = "regid.";

    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private boolean inTable;
    private @Nullable String heading;
    private @Nullable String inBrackets;
    private @Nullable String feature;

    private DeviceText() {}

    /**
     * What a line says of a name: one of tag and description is there, the other null.
     *
     * @param line where it was found, from 1
     */
    public record Finding(
            int line,
            String name,
            @Nullable String entitlementTag,
            @Nullable String description) {}

    /** Every finding once, in the order of the text. */
    public static List<Finding> read(String text) {
        DeviceText reader = new DeviceText();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            reader.line(number, line.strip());
        }
        return List.copyOf(reader.findings.values());
    }

    private void line(int number, String line) {
        if (inTable) {
            inTable = tableRow(number, line);
        } else if (line.startsWith("License") && line.toLowerCase(Locale.ROOT).contains("entitlement tag")) {
            inTable = true;
        } else if (line.endsWith("):") && line.indexOf(" (") > 0) {
            heading(line);
        } else {
            value(number, line);
        }
    }

    /** A line such as {@code dna-advantage   (C9300-24 DNA Advantage)   2 IN USE}; false after the table. */
    private boolean tableRow(int number, String line) {
        if (line.startsWith("---")) {
            return true;
        }
        int open = line.indexOf(" (");
        int close = line.lastIndexOf(')');
        if (open <= 0 || close < open) {
            return false;
        }
        String description = line.substring(open + 2, close).strip();
        // A narrow terminal cuts descriptions; what is cut could be any licence's.
        if (!description.endsWith("...")) {
            describe(number, line.substring(0, open), description);
        }
        return true;
    }

    /** A line such as {@code dna-advantage (C9300-24 DNA Advantage):}. */
    private void heading(String line) {
        int open = line.indexOf(" (");
        heading = line.substring(0, open);
        inBrackets = line.substring(open + 2, line.length() - 2);
        feature = null;
    }

    private void value(int number, String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return;
        }
        String value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon).strip()) {
            case "Description" -> description(number, value);
            case "Feature Name" -> feature = value;
            case "Feature Description" -> describe(number, feature, value);
            case "Metric Value" -> tag(number, value);
            case "Report Id" -> feature = null;
            default -> {
                // of no interest
            }
        }
    }

    private void description(int number, String value) {
        describe(number, heading, inBrackets);
        describe(number, heading, value);
        heading = null;
        inBrackets = null;
    }

    private void describe(int number, @Nullable String name, @Nullable String description) {
        if (name != null
                && description != null
                && Names.isName(name)
                && Names.isName(description)
                && !Names.key(name).equals(Names.key(description))) {
            add(new Finding(number, name.strip(), null, description.strip()));
        }
    }

    private void tag(int number, String value) {
        if (feature != null && Names.isName(feature) && value.startsWith(TAG_BEGIN) && Ids.isEntitlementTag(value)) {
            add(new Finding(number, feature, value, null));
        }
        feature = null;
    }

    private void add(Finding found) {
        String key = Names.key(found.name()) + "\n" + found.entitlementTag() + "\n"
                + (found.description() == null ? "" : Names.key(found.description()));
        findings.putIfAbsent(key, found);
    }
}
