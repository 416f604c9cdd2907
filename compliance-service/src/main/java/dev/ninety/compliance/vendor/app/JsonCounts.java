package dev.ninety.compliance.vendor.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.compliance.vendor.TakenAt;
import dev.ninety.compliance.vendor.UsageLine;
import dev.ninety.kit.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts in JSON: an object with {@code items} of this record's own form, with {@code licenses} or {@code summary} as the
 * vendor tells them, or such an array of items or licences alone. It is read item by item, so that a value of the wrong
 * type costs its own line and no other.
 *
 * @param lines one for each item
 * @param takenAt when the body as a whole says that it was counted; null where it does not say
 */
public record JsonCounts(List<UsageLine> lines, @Nullable Instant takenAt) {

    private static final String ITEMS = "items";

    /** What a form calls its fields. */
    private record Form(String array, boolean mustCount, String tag, String license, String inUse, String quantity) {}

    private static final Form OWN = new Form(ITEMS, true, "entitlementTag", "license", "inUse", "quantity");
    private static final Form LICENSES = new Form("licenses", false, "entitlementTag", "license", "inUse", "quantity");
    private static final Form SUMMARY = new Form("summary", false, "tag", "display_name", "inuse", "entitled");

    /**
     * Reads a body.
     *
     * @param endsInclude whether something that ends on a day is still there on that day
     * @throws Problem 400 where it is none of the forms
     */
    public static JsonCounts read(JsonNode body, boolean endsInclude) {
        if (body.isArray()) {
            return new JsonCounts(lines("", body, LICENSES, endsInclude), null);
        }
        Form form = Stream.of(OWN, LICENSES, SUMMARY)
                .filter(one -> body.has(one.array()))
                .findFirst()
                .orElse(LICENSES);
        JsonNode array = body.path(form.array());
        if (!array.isArray()) {
            throw Problem.unreadable(
                    body.has(form.array()) ? "/" + form.array() : "",
                    "An array of items, licenses or summary is expected here.");
        }
        return new JsonCounts(lines("/" + form.array(), array, form, endsInclude), takenAt(body));
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

    private static List<UsageLine> lines(String pointer, JsonNode items, Form form, boolean endsInclude) {
        List<UsageLine> lines = new ArrayList<>();
        for (JsonNode item : items) {
            lines.add(line(lines.size(), pointer, item, form, endsInclude));
        }
        return lines;
    }

    private static UsageLine line(int index, String pointer, JsonNode item, Form form, boolean endsInclude) {
        JsonNode inUse = item.path(form.inUse());
        return new UsageLine(
                index,
                pointer + "/" + index,
                item.path("virtualAccount").textValue(),
                item.path(form.tag()).textValue(),
                item.path(form.license()).textValue(),
                count(inUse),
                count(item.path(form.quantity())),
                item.path("takenAt").textValue(),
                form.mustCount(),
                JsonTerms.read(item, endsInclude),
                JsonSubstitutions.read(item),
                fault(item, form),
                item.toString());
    }

    private static @Nullable String fault(JsonNode item, Form form) {
        if (!item.isObject()) {
            return "An object is expected here.";
        }
        for (String field : List.of("virtualAccount", form.tag(), form.license(), "takenAt")) {
            JsonNode value = item.path(field);
            if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
                return "The field " + field + " is expected to be a string.";
            }
        }
        JsonNode inUse = item.path(form.inUse());
        boolean absent = inUse.isMissingNode() || inUse.isNull();
        return absent || count(inUse) != null
                ? null
                : "The field " + form.inUse() + " is expected to be a whole number.";
    }

    private static @Nullable Long count(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }
}
