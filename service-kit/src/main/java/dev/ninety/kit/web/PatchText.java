package dev.ninety.kit.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A text that a patch sets, or clears by null or by a blank one; a field that is absent is for the patch to tell. */
public final class PatchText {

    private PatchText() {}

    /** The text; null where the field is absent or clears what is there. */
    public static @Nullable String of(String pointer, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Problem.unreadable(pointer, "A text or null.");
        }
        return value.textValue().isBlank() ? null : value.textValue();
    }
}
