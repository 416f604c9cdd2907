package dev.ninety.compliance.vendor.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.compliance.vendor.Term;
import dev.ninety.compliance.vendor.VendorDate;
import dev.ninety.kit.problem.Check;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The terms that the vendor tells with a licence: its {@code licenseDetails}, or {@code license_details} in a summary. */
final class JsonTerms {

    private static final Set<String> OF_NO_EFFECT = Set.of("CANCELLED", "CANCELED", "PENDING");

    private JsonTerms() {}

    /** The terms of an item, those of no effect left out; none where one of them cannot be read: a part is no sum. */
    static List<Term> read(JsonNode item, boolean endsInclude) {
        List<Term> terms = new ArrayList<>();
        JsonNode details = item.has("licenseDetails") ? item.path("licenseDetails") : item.path("license_details");
        for (JsonNode detail : details) {
            String status = detail.path("status").asText("").toUpperCase(Locale.ROOT);
            if (OF_NO_EFFECT.contains(status)) {
                continue;
            }
            JsonNode quantity = detail.path("quantity");
            boolean isCount = quantity.isIntegralNumber()
                    && quantity.canConvertToLong()
                    && quantity.longValue() >= 0
                    && quantity.longValue() <= Check.LARGEST_COUNT;
            if (!isCount) {
                return List.of();
            }
            try {
                terms.add(new Term(
                        quantity.longValue(),
                        date(detail, "startDate", "start_date", null),
                        date(detail, "endDate", "end_date", endsInclude)));
            } catch (DateTimeException notADate) {
                return List.of();
            }
        }
        return terms;
    }

    /** @param endsInclude null for a start */
    private static @Nullable Instant date(JsonNode detail, String field, String other, @Nullable Boolean endsInclude) {
        JsonNode value = detail.has(field) ? detail.path(field) : detail.path(other);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText("").strip();
        return endsInclude == null ? VendorDate.start(text) : VendorDate.end(text, endsInclude);
    }
}
