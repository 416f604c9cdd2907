package dev.ninety.entitlement.importing.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.entitlement.importing.Fate;
import dev.ninety.entitlement.importing.Fields;
import dev.ninety.entitlement.importing.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the lines in the {@code licenses[]} JSON of the vendor's portal: each element of {@code licenseDetails}. */
final class CssmLicencesReader {

    private static final String DETAILS = "licenseDetails";

    private static final List<JsonField> ITEM =
            List.of(JsonField.text(Fields.LICENSE), JsonField.text(Fields.VIRTUAL_ACCOUNT));

    private static final List<JsonField> TOTAL = List.of(JsonField.number(Fields.QUANTITY));

    private static final List<JsonField> DETAIL = List.of(
            JsonField.number(Fields.QUANTITY),
            JsonField.text(Fields.LICENSE_TYPE),
            JsonField.text(Fields.START_DATE),
            JsonField.text(Fields.END_DATE),
            JsonField.text(Fields.SUBSCRIPTION_ID),
            JsonField.textIfAny(Fields.ORDER_NUMBER),
            JsonField.text(Fields.STATUS));

    private final List<SourceLine> lines = new ArrayList<>();

    private CssmLicencesReader() {}

    static List<SourceLine> read(JsonNode body) {
        JsonLines.Items items = JsonLines.items(body, "licenses");
        CssmLicencesReader reader = new CssmLicencesReader();
        for (int i = 0; i < items.array().size(); i++) {
            reader.item(items.pointer(i), items.array().get(i));
        }
        return reader.lines;
    }

    private void item(String pointer, JsonNode item) {
        Map<String, String> fields = new LinkedHashMap<>();
        Fate fault = JsonField.read(item, ITEM, fields);
        JsonNode details = item.path(DETAILS);
        if (fault != null) {
            add(pointer, fields, fault);
        } else if (details.isMissingNode() || details.isNull() || (details.isArray() && details.isEmpty())) {
            withoutDetails(pointer, item, fields);
        } else if (details.isArray()) {
            for (int i = 0; i < details.size(); i++) {
                Map<String, String> all = new LinkedHashMap<>(fields);
                Fate faultOfDetail = JsonField.read(details.get(i), DETAIL, all);
                add(pointer + "/" + DETAILS + "/" + i, all, faultOfDetail);
            }
        } else {
            add(pointer, fields, Fate.refused("UNREADABLE", "The field " + DETAILS + " is expected to be an array."));
        }
    }

    private void withoutDetails(String pointer, JsonNode item, Map<String, String> fields) {
        Fate fault = JsonField.read(item, TOTAL, fields);
        if (fault == null) {
            fault = "0".equals(fields.get(Fields.QUANTITY))
                    ? Fate.skipped("NO_UNITS", "The item has no units and no licenseDetails.")
                    : Fate.refused("NO_DETAILS", "Without licenseDetails the term of these units is not known.");
        }
        add(pointer, fields, fault);
    }

    private void add(String pointer, Map<String, String> fields, @Nullable Fate fate) {
        lines.add(new SourceLine(lines.size(), pointer, fields, fate));
    }
}
