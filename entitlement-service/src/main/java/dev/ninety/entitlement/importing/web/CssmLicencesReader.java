package dev.ninety.entitlement.importing.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.entitlement.importing.ReadLine;
import dev.ninety.entitlement.importing.ReadLine.Detail;
import dev.ninety.entitlement.importing.ReadLine.Unreadable;
import dev.ninety.entitlement.importing.ReadLine.WithoutDetails;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines in an export of the vendor's portal. It is read as a tree, item by item, so that a value of
 * the wrong type costs its own line and no other.
 */
final class CssmLicencesReader {

    private static final String LICENSES = "licenses";
    private static final String DETAILS = "licenseDetails";

    private CssmLicencesReader() {}

    /**
     * The lines of a body that is an array of items, or an object with such an array as {@code licenses}.
     *
     * @throws Problem 400 where it is neither
     */
    static List<ReadLine> read(JsonNode body) {
        JsonNode items = body.isArray() ? body : body.path(LICENSES);
        String pointer = body.isArray() || !body.isObject() ? "" : "/" + LICENSES;
        if (!items.isArray()) {
            throw Problem.of(
                    400,
                    "UNREADABLE_BODY",
                    "The body cannot be read as what this address takes.",
                    Violation.inBody(pointer, "UNREADABLE", "An array of licences is expected here."));
        }
        List<ReadLine> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            readItem(pointer + "/" + i, items.get(i), lines);
        }
        return lines;
    }

    private static void readItem(String pointer, JsonNode item, List<ReadLine> lines) {
        if (!item.isObject()) {
            lines.add(new Unreadable(pointer, null, null, "An object is expected here."));
            return;
        }
        try {
            String license = text(item, "license");
            String virtualAccount = text(item, "virtualAccount");
            JsonNode details = item.path(DETAILS);
            if (details.isMissingNode() || details.isNull() || (details.isArray() && details.isEmpty())) {
                lines.add(new WithoutDetails(pointer, license, virtualAccount, number(item, "quantity")));
            } else if (details.isArray()) {
                for (int i = 0; i < details.size(); i++) {
                    lines.add(readDetail(pointer + "/" + DETAILS + "/" + i, license, virtualAccount, details.get(i)));
                }
            } else {
                throw new WrongType(DETAILS, "an array");
            }
        } catch (WrongType wrong) {
            lines.add(new Unreadable(
                    pointer, textOrNull(item, "license"), textOrNull(item, "virtualAccount"), wrong.detail()));
        }
    }

    private static ReadLine readDetail(
            String pointer, @Nullable String license, @Nullable String virtualAccount, JsonNode detail) {
        if (!detail.isObject()) {
            return new Unreadable(pointer, license, virtualAccount, "An object is expected here.");
        }
        try {
            return new Detail(
                    pointer,
                    license,
                    virtualAccount,
                    number(detail, "quantity"),
                    text(detail, "licenseType"),
                    text(detail, "startDate"),
                    text(detail, "endDate"),
                    text(detail, "subscriptionId"),
                    textOrNull(detail, "orderNumber"),
                    text(detail, "status"));
        } catch (WrongType wrong) {
            return new Unreadable(pointer, license, virtualAccount, wrong.detail());
        }
    }

    private static @Nullable String text(JsonNode object, String field) throws WrongType {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new WrongType(field, "a string");
        }
        return value.textValue();
    }

    /** A text that matters to nobody but people: of another type it is left out. */
    private static @Nullable String textOrNull(JsonNode object, String field) {
        return object.path(field).textValue();
    }

    private static @Nullable Long number(JsonNode object, String field) throws WrongType {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new WrongType(field, "a whole number");
        }
        return value.longValue();
    }

    /** A field of the wrong type; never leaves this class. */
    private static final class WrongType extends Exception {
        WrongType(String field, String expected) {
            super("The field " + field + " is expected to be " + expected + ".", null, false, false);
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }
}
