package dev.ninety.entitlement.importing.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.kit.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the lines in a JSON file. It is read as a tree, item by item, so that a value of the wrong type costs its
 * own line and no other.
 */
final class JsonLines {

    private JsonLines() {}

    /** One line for each item of the array. */
    static List<SourceLine> read(JsonNode body, String array, List<JsonField> members) {
        Items items = items(body, array);
        List<SourceLine> lines = new ArrayList<>();
        for (int i = 0; i < items.array().size(); i++) {
            Map<String, String> fields = new LinkedHashMap<>();
            var fate = JsonField.read(items.array().get(i), members, fields);
            lines.add(new SourceLine(i, items.pointer(i), fields, fate));
        }
        return lines;
    }

    /**
     * The items of a body that is an array, or an object with such an array.
     *
     * @throws Problem 400 where it is neither
     */
    static Items items(JsonNode body, String array) {
        JsonNode found = body.isArray() ? body : body.path(array);
        String pointer = body.isArray() || !body.isObject() ? "" : "/" + array;
        if (!found.isArray()) {
            throw Problem.unreadable(pointer, "An array of " + array + " is expected here.");
        }
        return new Items(pointer, found);
    }

    /**
     * An array in a body.
     *
     * @param pointer where it stands
     */
    record Items(String pointer, JsonNode array) {

        String pointer(int index) {
            return pointer + "/" + index;
        }
    }
}
