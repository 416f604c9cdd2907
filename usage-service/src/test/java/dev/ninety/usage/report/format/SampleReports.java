package dev.ninety.usage.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.Reading;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.RumReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reports in the forms that devices and the vendor's tools write, each with what it says. */
final class SampleReports {

    static final JsonMapper JSON = new JsonMapper();

    static final String TAG = "regid.2019-06.com.cisco.LAN_Nexus9300_XF2,1.0_7d5a2f41-example";
    static final Udi SWITCH = new Udi("C9300-24P", "FOC2233L0AB");
    static final Udi PEER = new Udi("C9300-24P", "FOC2233L0AC");

    /** A report on one line, and what is to be read in it. */
    record Sample(String text, Reading reading) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private SampleReports() {}

    static List<Sample> all() {
        return List.of(payloadAsString(), payloadAsObject(), idInMeta(), nonAscii(), telemetry());
    }

    /** As IOS-XE writes it: no header, the payload a string, the id beside the asset. */
    static Sample payloadAsString() {
        ObjectNode outer = JSON.createObjectNode();
        outer.put("payload", payload().toString());
        outer.set("signature", signature());
        return new Sample(outer.toString(), usage(1_671_840_750L));
    }

    /** As the device's own interface answers: header, payload and signature as objects. */
    static Sample payloadAsObject() {
        return new Sample(envelope(payload()).toString(), usage(1_671_840_750L));
    }

    /** As Nexus writes it: an id of 11 digits in meta, the signature within the asset's identification. */
    static Sample idInMeta() {
        ObjectNode payload = payload();
        object(payload, "/asset_identification").remove("report_id");
        object(payload, "/asset_identification").set("signature", signature());
        object(payload, "/meta").put("report_id", 16_283_555_555L);
        return new Sample(envelope(payload).toString(), usage(16_283_555_555L));
    }

    /** Text beyond ASCII and everything that XML or a splitter of JSON could trip over. */
    static Sample nonAscii() {
        ObjectNode payload = payload();
        payload.put("site", "Café ]]> & <RUMReport> \"usage\":[ { } ] \\ \n \t end\\");
        ObjectNode outer = JSON.createObjectNode();
        outer.put("payload", payload.toString());
        return new Sample(outer.toString(), usage(1_671_840_750L));
    }

    static Sample telemetry() {
        ObjectNode payload = payload();
        object(payload, "/meta").put("report_type", "telemetry");
        payload.set(
                "measurements",
                tree(
                        "[{\"metric_name\":\"hardware_inventory\",\"values\":[{\"type\":\"json_encode\",\"value\":\"[]\"}]}]"));
        return new Sample(envelope(payload).toString(), new Reading.Telemetry(SWITCH, 1_671_840_750L));
    }

    /** A valid payload: id beside the asset, two rows, listed as half of an HA pair. */
    static ObjectNode payload() {
        return (ObjectNode) tree("""
                        {"version":"2.0",
                         "asset_identification":{"report_id":1671840750,
                           "asset":{"name":"regid.2018-05.com.cisco.Switch,1.0_example"},
                           "instance":{"sudi":{"udi_pid":"C9300-24P","udi_serial_number":"FOC2233L0AB"}}},
                         "meta":{"entitlement_tag":"%s","utility_enabled":false,"software_version":"17.09.02",
                           "ha_udi":[{"role":"Active","sudi":{"udi_pid":"C9300-24P","udi_serial_number":"FOC2233L0AB"}},
                             {"role":"Standby","sudi":{"udi_pid":"C9300-24P","udi_serial_number":"FOC2233L0AC"}}]},
                         "measurements":[
                           {"log_time":1671880244,"metric_name":"ENTITLEMENT","start_time":1671880245,
                            "end_time":1671966644,"value":{"type":"COUNT","value":"2"}},
                           {"log_time":1671966645,"metric_name":"ENTITLEMENT","start_time":1671966644,
                            "end_time":1672341045,"value":{"type":"COUNT","value":"3"}}]}
                        """.formatted(TAG));
    }

    static ObjectNode envelope(JsonNode payload) {
        ObjectNode outer = JSON.createObjectNode();
        outer.set("header", tree("{\"type\":\"rum\"}"));
        outer.set("payload", payload);
        outer.set("signature", signature());
        return outer;
    }

    static Reading usage(long reportId) {
        List<ReportRow> rows = List.of(
                new ReportRow(1_671_880_244L, 1_671_880_245L, 1_671_966_644L, 2),
                new ReportRow(1_671_966_645L, 1_671_966_644L, 1_672_341_045L, 3));
        return new Reading.Usage(new RumReport(SWITCH, TAG, reportId, rows, List.of(SWITCH, PEER), false));
    }

    static ObjectNode object(JsonNode root, String pointer) {
        return (ObjectNode) root.at(pointer);
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] resource(String name) {
        try (InputStream in = SampleReports.class.getResourceAsStream("/rum/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode signature() {
        return tree("{\"sudi\":{\"udi_pid\":\"C9300-24P\",\"udi_serial_number\":\"FOC2233L0AB\"},"
                + "\"signing_type\":\"builtin\",\"key\":\"00000000\",\"value\":\"Tq2qxHTui7==\"}");
    }
}
