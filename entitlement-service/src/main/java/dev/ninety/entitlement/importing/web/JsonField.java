package dev.ninety.entitlement.importing.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.entitlement.importing.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member of a JSON object, and the field of a line that it is.
 *
 * @param members the names that it may have in the object; the first one that is there counts
 */
record JsonField(String field, Type type, List<String> members) {

    enum Type {
        TEXT("a string"),
        WHOLE_NUMBER("a whole number"),
        /** A text that matters to nobody but people: of another type it is left out. */
        TEXT_IF_ANY("a string");

        private final String expected;

        Type(String expected) {
            this.expected = expected;
        }

        /** The value as text; null where it is of another type. */
        private @Nullable String textOf(JsonNode value) {
            if (this == WHOLE_NUMBER) {
                return value.isIntegralNumber() && value.canConvertToLong() ? value.asText() : null;
            }
            return value.textValue();
        }
    }

    static JsonField text(String field, String... others) {
        return new JsonField(field, Type.TEXT, names(field, others));
    }

    static JsonField number(String field, String... others) {
        return new JsonField(field, Type.WHOLE_NUMBER, names(field, others));
    }

    static JsonField textIfAny(String field) {
        return new JsonField(field, Type.TEXT_IF_ANY, List.of(field));
    }

    private static List<String> names(String field, String... others) {
        List<String> names = new ArrayList<>(List.of(others));
        names.addFirst(field);
        return names;
    }

    /**
     * Reads the members of an object into the fields of a line, as far as they are of the right type.
     *
     * @return why the line is refused; null where nothing is wrong
     */
    static @Nullable Fate read(JsonNode object, List<JsonField> members, Map<String, String> fields) {
        if (!object.isObject()) {
            return Fate.refused("UNREADABLE", "An object is expected here.");
        }
        Fate fault = null;
        for (JsonField member : members) {
            JsonNode value = member.in(object);
            if (value == null) {
                continue;
            }
            String text = member.type.textOf(value);
            if (text != null) {
                fields.put(member.field, text);
            } else if (member.type != Type.TEXT_IF_ANY && fault == null) {
                fault = Fate.refused(
                        "UNREADABLE", "The field " + member.field + " is expected to be " + member.type.expected + ".");
            }
        }
        return fault;
    }

    private @Nullable JsonNode in(JsonNode object) {
        for (String member : members) {
            JsonNode value = object.path(member);
            if (!value.isMissingNode() && !value.isNull()) {
                return value;
            }
        }
        return null;
    }
}
