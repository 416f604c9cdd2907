package dev.ninety.usage.report.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.Reading;
import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.RumReport;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one RUM report as devices and the vendor's tools write it: the payload as a JSON string or as an object, the
 * report id beside the asset or in {@code meta}, header and signature present or absent.
 */
@Singleton
public class RumReportParser {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 19;
    private static final String COUNTED_METRIC = "ENTITLEMENT";
    private static final long LATEST_SECOND = Check.LATEST.getEpochSecond();

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What one piece of a body holds. */
    public Reading parse(byte[] content) {
        try {
            return report(payload(tree(content, "")));
        } catch (Refused refused) {
            return refused.unreadable;
        }
    }

    private JsonNode payload(JsonNode outer) throws Refused {
        require(outer.isObject(), "", "a report is a JSON object");
        JsonNode payload = outer.path("payload");
        if (payload.isTextual()) {
            require(isWhole(payload.textValue()), "/payload", "a payload holds no half of a character");
            JsonNode parsed = tree(payload.textValue().getBytes(StandardCharsets.UTF_8), "/payload");
            require(parsed.isObject(), "/payload", "a payload is a JSON object");
            return parsed;
        }
        if (payload.isMissingNode() && outer.has("asset_identification")) {
            return outer;
        }
        require(payload.isObject(), "/payload", "a payload is a JSON object, or a string that holds one");
        return payload;
    }

    /** UTF-8 has no halves of characters: one would become another text. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private Reading report(JsonNode payload) throws Refused {
        JsonNode asset = payload.path("asset_identification");
        JsonNode meta = payload.path("meta");
        Udi instance = udi(asset.path("instance").path("sudi"), "/payload/asset_identification/instance/sudi");
        JsonNode besideAsset = asset.path("report_id");
        boolean inMeta = besideAsset.isMissingNode();
        JsonNode reportId = inMeta ? meta.path("report_id") : besideAsset;
        String idPointer = inMeta ? "/payload/meta/report_id" : "/payload/asset_identification/report_id";
        JsonNode measurements = payload.path("measurements");
        if (isTelemetry(meta, measurements)) {
            Long id = reportId.isMissingNode() ? null : number(reportId, idPointer, Long.MAX_VALUE);
            return new Reading.Telemetry(instance, id);
        }
        long id = number(reportId, idPointer, Long.MAX_VALUE);
        JsonNode tag = meta.path("entitlement_tag");
        require(
                tag.isTextual() && Ids.isEntitlementTag(tag.textValue()),
                "/payload/meta/entitlement_tag",
                "an entitlement tag is a text of 1 to " + Ids.LONGEST_TAG + " characters");
        require(measurements.isArray(), "/payload/measurements", "a list of measurements");
        List<ReportRow> rows = new ArrayList<>(measurements.size());
        boolean clockChanged = false;
        for (int i = 0; i < measurements.size(); i++) {
            JsonNode measurement = measurements.get(i);
            String pointer = "/payload/measurements/" + i;
            require(measurement.isObject(), pointer, "a measurement is a JSON object");
            if (isCounted(measurement)) {
                rows.add(row(measurement, pointer));
                clockChanged |= isClockChange(measurement.path("meta").path("clock_change_delta"));
            }
        }
        return new Reading.Usage(new RumReport(instance, tag.textValue(), id, rows, members(meta), clockChanged));
    }

    private static boolean isTelemetry(JsonNode meta, JsonNode measurements) {
        if (meta.path("report_type").asText("").equalsIgnoreCase("telemetry")) {
            return true;
        }
        if (!measurements.isArray() || measurements.isEmpty()) {
            return false;
        }
        for (JsonNode measurement : measurements) {
            if (isCounted(measurement)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCounted(JsonNode measurement) {
        return measurement.path("metric_name").asText(COUNTED_METRIC).equals(COUNTED_METRIC);
    }

    private static boolean isClockChange(JsonNode delta) {
        return delta.isValueNode()
                && !delta.isNull()
                && !delta.asText().isBlank()
                && !delta.asText().equals("0");
    }

    private static ReportRow row(JsonNode measurement, String pointer) throws Refused {
        long start = number(measurement.path("start_time"), pointer + "/start_time", LATEST_SECOND);
        long end = number(measurement.path("end_time"), pointer + "/end_time", LATEST_SECOND);
        JsonNode logged = measurement.path("log_time");
        long logTime = logged.isMissingNode() || logged.isNull()
                ? start
                : number(logged, pointer + "/log_time", LATEST_SECOND);
        require(end >= start, pointer + "/end_time", "a row ends at or after its start");
        JsonNode value = measurement.path("value");
        require(value.isObject(), pointer + "/value", "a value is an object with type and value");
        String type = value.path("type").asText("COUNT");
        require(type.equals("COUNT"), pointer + "/value/type", "the only type known is COUNT");
        long count = number(value.path("value"), pointer + "/value/value", Check.LARGEST_COUNT);
        return new ReportRow(logTime, start, end, count);
    }

    private static List<Udi> members(JsonNode meta) throws Refused {
        JsonNode listed = meta.path("ha_udi");
        if (listed.isMissingNode() || listed.isNull()) {
            return List.of();
        }
        require(listed.isArray(), "/payload/meta/ha_udi", "a list of members");
        List<Udi> members = new ArrayList<>(listed.size());
        for (int i = 0; i < listed.size(); i++) {
            members.add(udi(listed.get(i).path("sudi"), "/payload/meta/ha_udi/" + i + "/sudi"));
        }
        return members;
    }

    private static Udi udi(JsonNode sudi, String pointer) throws Refused {
        Optional<Udi> udi = Udi.of(
                sudi.path("udi_pid").asText(""), sudi.path("udi_serial_number").asText(""));
        return udi.orElseThrow(() -> new Refused(
                Fault.INVALID,
                pointer,
                "udi_pid and udi_serial_number, each with 1 to " + Udi.LONGEST_PART + " characters"));
    }

    /** A whole number of at least 0, written as a JSON number or as a string of digits. */
    private static long number(JsonNode node, String pointer, long largest) throws Refused {
        boolean digits = node.isTextual() && isDigits(node.textValue());
        require(
                digits || (node.isIntegralNumber() && node.canConvertToLong()),
                pointer,
                "a whole number of at least 0");
        try {
            long number = digits ? Long.parseLong(node.textValue()) : node.longValue();
            require(number >= 0 && number <= largest, pointer, "a whole number between 0 and " + largest);
            return number;
        } catch (NumberFormatException tooLong) {
            throw new Refused(Fault.INVALID, pointer, "a whole number between 0 and " + largest);
        }
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private JsonNode tree(byte[] content, String pointer) throws Refused {
        try {
            return json.readTree(content);
        } catch (JsonProcessingException e) {
            throw new Refused(
                    Fault.MALFORMED,
                    pointer,
                    "not valid JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new Refused(Fault.MALFORMED, pointer, "not valid JSON");
        }
    }

    private static void require(boolean holds, String pointer, String reason) throws Refused {
        if (!holds) {
            throw new Refused(Fault.INVALID, pointer, reason);
        }
    }

    private static final class Refused extends Exception {
        private final transient Unreadable unreadable;

        Refused(Fault fault, String pointer, String reason) {
            super(reason, null, false, false);
            unreadable = new Unreadable(fault, pointer, reason);
        }
    }
}
