package dev.ninety.compliance.vendor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.compliance.vendor.TakenAt;
import dev.ninety.compliance.vendor.UsageLine;
import dev.ninety.kit.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts in JSON: an object with {@code items} of this record's own form, or with {@code licenses} as the vendor's
 * portal exports them, or such an array alone. It is read item by item, so that a value of the wrong type costs its own
 * line and no other.
 *
 * @param lines one for each item
 * @param takenAt when the body as a whole says that it was counted; null where it does not say
 */
record JsonCounts(List<UsageLine> lines, @Nullable Instant takenAt) {

    private static final String ITEMS = "items";
    private static final String LICENSES = "licenses";

    /** @throws Problem 400 where it is neither form */
    static JsonCounts read(JsonNode body) {
        if (body.isArray()) {
            return new JsonCounts(lines("", body, false), null);
        }
        String array = body.has(ITEMS) ? ITEMS : LICENSES;
        if (!body.path(array).isArray()) {
            throw Problem.unreadable(
                    body.has(array) ? "/" + array : "", "An array of items or licenses is expected here.");
        }
        return new JsonCounts(lines("/" + array, body.path(array), array.equals(ITEMS)), takenAt(body));
    }

    private static @Nullable Instant takenAt(JsonNode body) {
        for (String field : List.of("takenAt", "date")) {
            JsonNode value = body.path(field);
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            try {
                if (value.isTextual()) {
                    return TakenAt.parse(value.textValue().strip());
                }
            } catch (DateTimeException notADate) {
                // refused below, in the same words as a value of another type
            }
            throw Problem.unreadable("/" + field, TakenAt.FORM);
        }
        return null;
    }

    private static List<UsageLine> lines(String pointer, JsonNode items, boolean mustCount) {
        List<UsageLine> lines = new ArrayList<>();
        for (JsonNode item : items) {
            lines.add(line(lines.size(), pointer, item, mustCount));
        }
        return lines;
    }

    private static UsageLine line(int index, String pointer, JsonNode item, boolean mustCount) {
        JsonNode inUse = item.path("inUse");
        return new UsageLine(
                index,
                pointer + "/" + index,
                item.path("virtualAccount").textValue(),
                item.path("entitlementTag").textValue(),
                item.path("license").textValue(),
                isCount(inUse) ? inUse.longValue() : null,
                item.path("takenAt").textValue(),
                mustCount,
                JsonSubstitutions.read(item),
                fault(item),
                item.toString());
    }

    private static @Nullable String fault(JsonNode item) {
        if (!item.isObject()) {
            return "An object is expected here.";
        }
        for (String field : List.of("virtualAccount", "entitlementTag", "license", "takenAt")) {
            JsonNode value = item.path(field);
            if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
                return "The field " + field + " is expected to be a string.";
            }
        }
        JsonNode inUse = item.path("inUse");
        boolean absent = inUse.isMissingNode() || inUse.isNull();
        return absent || isCount(inUse) ? null : "The field inUse is expected to be a whole number.";
    }

    private static boolean isCount(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }
}
