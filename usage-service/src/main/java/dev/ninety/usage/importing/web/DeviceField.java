package dev.ninety.usage.importing.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The fields of a device in JSON, which the vendor writes in two ways. */
final class DeviceField {

    private DeviceField() {}

    /** A field is there and is no text. */
    static final class NoText extends Exception {
        private final String field;

        NoText(String field) {
            super(field, null, false, false);
            this.field = field;
        }

        String detail() {
            return "The field " + field + " is not a text.";
        }
    }

    /** The text of a field without outer blanks; null where it is absent or empty. */
    static @Nullable String text(JsonNode object, String name, String otherName) throws NoText {
        JsonNode value = object.path(object.has(name) ? name : otherName);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new NoText(name);
        }
        String text = value.textValue().strip();
        return text.isEmpty() ? null : text;
    }
}
