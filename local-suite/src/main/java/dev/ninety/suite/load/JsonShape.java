package dev.ninety.suite.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Tells what a JSON file is by the names in it: those at the top, or those of an array's first item. */
final class JsonShape {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonShape() {}

    static Recognised recognise(String text) {
        Names names = Names.of(text);
        if (names.has("payload") || names.has("asset_identification") || names.has("usage")) {
            return names.lines
                    ? Recognised.of(Kind.REPORTS, "NDJSON", "application/x-ndjson", "a RUM report per line")
                    : Recognised.of(Kind.REPORTS, "JSON", Recognised.JSON, "RUM reports");
        }
        if (names.has("licenses") || (names.has("license") && names.has("licenseDetails"))) {
            return new Recognised(Kind.LICENCES, "JSON", Recognised.JSON, true, "licenses[] of the vendor's portal");
        }
        if (names.has("summary")) {
            return json(Kind.SUMMARY, "summary[] of get-summary");
        }
        if (names.has("devices") || names.has("sudi")) {
            return json(Kind.INSTANCES, "devices[] of the vendor's portal");
        }
        if (names.has("licences") || (names.has("entitlementTag") && names.has("tierRank"))) {
            return json(Kind.CATALOGUE, "licences of a catalogue");
        }
        if (names.has("orders") || names.has("orderReference")) {
            return json(Kind.ORDERS, "orders");
        }
        if (names.has("paks") || names.has("pak")) {
            return json(Kind.PAKS, "PAKs");
        }
        if (names.has("prices") || names.has("amount")) {
            return json(Kind.PRICES, "prices");
        }
        if (names.has("inUse") || (names.has("items") && names.has("takenAt"))) {
            return new Recognised(Kind.VENDOR_USAGE, "JSON", Recognised.JSON, true, "in-use counts");
        }
        return Recognised.unknown("JSON of a form that is not known here" + names.list());
    }

    private static Recognised json(Kind kind, String why) {
        return Recognised.of(kind, "JSON", Recognised.JSON, why);
    }

    /**
     * @param names of the fields seen
     * @param lines whether more than one value follows each other
     */
    private record Names(Set<String> names, boolean lines) {

        static Names of(String text) {
            Set<String> names = new LinkedHashSet<>();
            boolean lines = false;
            try (JsonParser parser = JSON.createParser(text)) {
                JsonToken first = parser.nextToken();
                if (first == JsonToken.START_ARRAY) {
                    first = parser.nextToken();
                    if (first == JsonToken.START_OBJECT) {
                        fields(parser, names);
                    }
                } else if (first == JsonToken.START_OBJECT) {
                    fields(parser, names);
                    lines = parser.nextToken() == JsonToken.START_OBJECT;
                }
            } catch (IOException cutOrBroken) {
                // The head of a file is cut anywhere; what was seen before tells enough, or nothing does.
                return new Names(names, lines || secondLineIsObject(text));
            }
            return new Names(names, lines);
        }

        private static void fields(JsonParser parser, Set<String> names) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                names.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        }

        private static boolean secondLineIsObject(String text) {
            int end = text.indexOf('\n');
            return end > 0 && text.substring(end).stripLeading().startsWith("{");
        }

        boolean has(String name) {
            return names.contains(name);
        }

        String list() {
            return names.isEmpty()
                    ? ""
                    : ", with " + String.join(", ", names.stream().limit(8).toList());
        }
    }
}
