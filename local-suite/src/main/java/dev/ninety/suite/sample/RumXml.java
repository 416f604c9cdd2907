package dev.ninety.suite.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.suite.sample.SampleEstate.Device;
import dev.ninety.suite.sample.SampleEstate.Member;
import dev.ninety.suite.sample.SampleEstate.Report;
import dev.ninety.suite.sample.SampleEstate.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Writes RUM reports as devices save them: XML around one JSON text per report, whose payload is JSON inside a JSON
 * string. The signatures have the real shape only: no device signed these.
 */
public final class RumXml {

    /** Devices take a sample every 15 minutes. */
    private static final long SAMPLE_SECONDS = Duration.ofMinutes(15).toSeconds();

    private static final int FOUR_DIGITS_IN_BASE_36 = 36 * 36 * 36 * 36;

    private static final ObjectMapper JSON = new ObjectMapper();

    private RumXml() {}

    /** A whole file. */
    public static String file(List<Report> reports) {
        StringBuilder xml = new StringBuilder("<smartLicense>\n");
        for (Report report : reports) {
            // The reports hold neither "]]>" nor anything else that would end the section early.
            xml.append("<RUMReport><![CDATA[").append(outer(report)).append("]]></RUMReport>\n");
        }
        return xml.append("</smartLicense>\n").toString();
    }

    /** What an aggregator passes on: the same reports as JSON, one a line. */
    public static String lines(List<Report> reports) {
        StringBuilder lines = new StringBuilder();
        reports.forEach(report -> lines.append(outer(report)).append('\n'));
        return lines.toString();
    }

    /** One report's outer JSON on one line. */
    public static String outer(Report report) {
        String payload = text(payload(report));
        ObjectNode outer = JSON.createObjectNode().put("payload", payload);
        outer.putObject("header").put("type", "rum");
        ObjectNode signature = outer.putObject("signature");
        signature.set("sudi", sudi(report.device().pid(), report.device().serial()));
        sign(signature, report.device(), payload);
        return text(outer);
    }

    private static ObjectNode payload(Report report) {
        Device device = report.device();
        ObjectNode payload = JSON.createObjectNode().put("version", "2.0");
        ObjectNode identification = payload.putObject("asset_identification").put("report_id", report.reportId());
        identification.putObject("asset").put("name", device.softwareTag());
        identification.putObject("instance").set("sudi", sudi(device.pid(), device.serial()));
        sign(payload.putObject("signature"), device, report.toString());
        ObjectNode meta = payload.putObject("meta")
                .put("entitlement_tag", report.entitlementTag())
                .put("utility_enabled", false)
                .put("software_version", device.softwareVersion());
        ArrayNode units = meta.putArray("ha_udi");
        List<Member> members = device.members().isEmpty()
                ? List.of(new Member(device.pid(), device.serial(), "Active"))
                : device.members();
        members.forEach(member ->
                units.addObject().put("role", member.role()).set("sudi", sudi(member.pid(), member.serial())));
        ArrayNode measurements = payload.putArray("measurements");
        for (int i = 0; i < report.rows().size(); i++) {
            measurements.add(measurement(report, i));
        }
        return payload;
    }

    private static ObjectNode measurement(Report report, int index) {
        Row row = report.rows().get(index);
        long start = row.start().getEpochSecond();
        long end = row.end().getEpochSecond();
        ObjectNode measurement = JSON.createObjectNode()
                .put("log_time", start)
                .put("metric_name", "ENTITLEMENT")
                .put("start_time", start)
                .put("end_time", end)
                .put("sample_interval", end - start)
                .put("num_samples", (end - start) / SAMPLE_SECONDS + 1);
        ObjectNode meta = measurement.putObject("meta");
        if (countsAccessPoints(report)) {
            long before = index == 0 ? 0 : report.rows().get(index - 1).count();
            accessPoints(meta.putArray("added_sudi_list"), report.device(), before, row.count());
            accessPoints(meta.putArray("removed_sudi_list"), report.device(), row.count(), before);
        }
        if (index == report.rows().size() - 1) {
            meta.put("termination_reason", "CurrentUsageRequested");
        }
        measurement.putObject("value").put("type", "COUNT").put("value", String.valueOf(row.count()));
        return measurement;
    }

    private static boolean countsAccessPoints(Report report) {
        return report.device().pid().startsWith("C9800");
    }

    /** The access points with numbers from {@code from} until before {@code until}, if any. */
    private static void accessPoints(ArrayNode list, Device controller, long from, long until) {
        long base = Math.floorMod(controller.serial().hashCode(), 8_000) * 200L;
        LongStream.range(from, until).forEach(number -> {
            String tail = Long.toString((base + number) % FOUR_DIGITS_IN_BASE_36 + FOUR_DIGITS_IN_BASE_36, 36);
            list.add(sudi(
                    "C9120AXI-E",
                    "FGL%02d%02d%s"
                            .formatted(
                                    23 + number % 3,
                                    1 + number % 52,
                                    tail.substring(1).toUpperCase(Locale.ROOT))));
        });
    }

    private static ObjectNode sudi(String pid, String serial) {
        return JSON.createObjectNode().put("udi_pid", pid).put("udi_serial_number", serial);
    }

    private static void sign(ObjectNode signature, Device device, String text) {
        signature
                .put("signing_type", "builtin")
                .put("key", device.softwareTag())
                .put("value", Base64.getEncoder().encodeToString(sha256(text)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
