package dev.ninety.suite.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Tells what a table is by the words of its column titles. Only the kind is told here: which column stands for
 * which field is the service's to say, and the user's.
 */
final class TableShape {

    private final List<String> titles;

    private TableShape(List<String> titles) {
        this.titles = titles;
    }

    static Recognised recognise(String text) {
        String header = text.lines()
                .map(String::strip)
                .filter(line ->
                        !line.isEmpty() && !line.toLowerCase(Locale.ROOT).startsWith("sep="))
                .findFirst()
                .orElse("");
        List<String> titles = Arrays.stream(header.split("[,;\t|]"))
                .map(title -> title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""))
                .filter(title -> !title.isEmpty())
                .toList();
        return titles.size() < 2 ? Recognised.unknown("no form that is known here") : new TableShape(titles).kind();
    }

    private Recognised kind() {
        boolean inUse = any(title -> title.contains("inuse") || title.equals("used"));
        boolean licence = any(title -> title.contains("licen") || title.contains("entitlementtag"));
        if (any(title -> title.contains("serial") || title.contains("udi") || title.equals("sn"))
                && any(title -> title.contains("udi") || title.contains("pid") || title.contains("productid"))) {
            return csv(Kind.INSTANCES, false);
        }
        if (any(title -> title.startsWith("pak"))) {
            return csv(Kind.PAKS, false);
        }
        if (any(title -> title.startsWith("order")) && any(title -> title.contains("expected"))) {
            return csv(Kind.ORDERS, false);
        }
        if (licence && any(title -> title.contains("price") || title.equals("amount"))) {
            return csv(Kind.PRICES, false);
        }
        if (licence && any(title -> title.contains("quantity") || title.contains("purchased") || title.equals("qty"))) {
            return csv(Kind.LICENCES, inUse);
        }
        if (licence && inUse) {
            return csv(Kind.VENDOR_USAGE, true);
        }
        return Recognised.unknown("a table of a form that is not known here, with " + String.join(", ", titles));
    }

    private boolean any(Predicate<String> test) {
        return titles.stream().anyMatch(test);
    }

    private static Recognised csv(Kind kind, boolean inUse) {
        return new Recognised(kind, "CSV", Recognised.CSV, inUse, "its column titles");
    }
}
