package dev.ninety.usage.report.format;

import static dev.ninety.usage.report.format.SampleReports.JSON;
import static dev.ninety.usage.report.format.SampleReports.envelope;
import static dev.ninety.usage.report.format.SampleReports.object;
import static dev.ninety.usage.report.format.SampleReports.payload;
import static dev.ninety.usage.report.format.SampleReports.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.usage.report.Reading;
import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which field is at fault where a report says nothing that can be counted. */
class InvalidReportsTest {

    private final RumReportParser parser = new RumReportParser();

    @Property
    void aMissingFieldIsNamed(
            @ForAll("requiredFields") String pointer, @ForAll boolean asString, @ForAll boolean isNull) {
        ObjectNode payload = payload();
        int name = pointer.lastIndexOf('/');
        ObjectNode parent = object(payload, pointer.substring(0, name));
        parent.remove(pointer.substring(name + 1));
        if (isNull) {
            parent.putNull(pointer.substring(name + 1));
        }

        Unreadable unreadable = unreadable(parse(written(payload, asString)));

        assertThat(unreadable.fault()).isEqualTo(Fault.INVALID);
        assertThat(isOnePath(unreadable.pointer(), "/payload" + pointer)
                        || pointer.endsWith("/report_id")
                                && unreadable.pointer().equals("/payload/meta/report_id"))
                .as("%s names what is missing at %s", unreadable.pointer(), pointer)
                .isTrue();
        assertThat(unreadable.reason()).isNotBlank();
    }

    @Property
    void aCountThatIsNoWholeNumberOfAtLeast0IsInvalid(
            @ForAll("impossibleCounts") String count, @ForAll boolean asString) {
        ObjectNode payload = payload();
        object(payload, "/measurements/1/value").set("value", tree(count));

        Unreadable unreadable = unreadable(parse(written(payload, asString)));

        assertThat(unreadable.fault()).isEqualTo(Fault.INVALID);
        assertThat(unreadable.pointer()).isEqualTo("/payload/measurements/1/value/value");
    }

    @Example
    void aRowThatEndsBeforeItsStartIsInvalid() {
        ObjectNode payload = payload();
        object(payload, "/measurements/1").put("end_time", 1_671_966_643L);

        Unreadable unreadable = unreadable(parse(envelope(payload)));

        assertThat(unreadable.fault()).isEqualTo(Fault.INVALID);
        assertThat(unreadable.pointer()).isEqualTo("/payload/measurements/1/end_time");
    }

    @Example
    void timesBeyondAnyCalendarAreInvalid() {
        for (String field : List.of("start_time", "end_time", "log_time")) {
            for (String time : List.of("9223372036854775807", "99999999999999999999", "\"soon\"", "1.5e9")) {
                ObjectNode payload = payload();
                object(payload, "/measurements/0").set(field, tree(time));

                assertThat(unreadable(parse(envelope(payload))).pointer())
                        .as("%s %s", field, time)
                        .isEqualTo("/payload/measurements/0/" + field);
            }
        }
    }

    @Example
    void whatIsNotJsonIsMalformedAndThePayloadIsNamedWhereItIsThePayload() {
        for (String text :
                List.of("{", "{\"payload\":", "{\"payload\":{}}}", "{} {}", "{'payload':1}", "{\"a\":NaN}")) {
            assertThat(unreadable(parse(text)).fault()).as(text).isEqualTo(Fault.MALFORMED);
            assertThat(unreadable(parse(text)).pointer()).as(text).isEmpty();
            Reading inString = parse(JSON.createObjectNode().put("payload", text));
            assertThat(unreadable(inString).fault()).as("payload %s", text).isEqualTo(Fault.MALFORMED);
            assertThat(unreadable(inString).pointer()).as("payload %s", text).isEqualTo("/payload");
        }
    }

    @Example
    void whatIsJsonButNoReportIsInvalid() {
        for (String text : List.of(
                "[]",
                "1",
                "null",
                "\"text\"",
                "{}",
                "{\"payload\":null}",
                "{\"payload\":[1]}",
                "{\"payload\":\"[]\"}",
                "{\"payload\":\"\"}",
                "{\"payload\":7}",
                "")) {
            assertThat(unreadable(parse(text)).fault()).as(text).isEqualTo(Fault.INVALID);
        }
    }

    @Example
    void nestingOfTenThousandLevelsIsRefusedNotFollowed() {
        String deepObject = "{\"payload\":".repeat(10_000) + "1" + "}".repeat(10_000);
        String deepList = "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(parse(deepObject)).isInstanceOf(Unreadable.class);
        assertThat(parse("{\"payload\":" + deepList + "}")).isInstanceOf(Unreadable.class);
        assertThat(parse(JSON.createObjectNode().put("payload", deepObject))).isInstanceOf(Unreadable.class);
        assertThat(parse(JSON.createObjectNode().put("payload", deepList))).isInstanceOf(Unreadable.class);
    }

    @Provide
    Arbitrary<String> requiredFields() {
        return Arbitraries.of(
                "/asset_identification",
                "/asset_identification/report_id",
                "/asset_identification/instance",
                "/asset_identification/instance/sudi",
                "/asset_identification/instance/sudi/udi_pid",
                "/asset_identification/instance/sudi/udi_serial_number",
                "/meta",
                "/meta/entitlement_tag",
                "/measurements",
                "/measurements/1/start_time",
                "/measurements/1/end_time",
                "/measurements/1/value",
                "/measurements/1/value/value");
    }

    @Provide
    Arbitrary<String> impossibleCounts() {
        return Arbitraries.of(
                "-1",
                "\"-1\"",
                "\"three\"",
                "\"\"",
                "\" 3\"",
                "\"+3\"",
                "\"3.0\"",
                "\"0x3\"",
                "\"1e3\"",
                "\"\u0663\"",
                "3.5",
                "1e3",
                "1e400",
                "true",
                "null",
                "[]",
                "{}",
                "[3]",
                "1000000000001",
                "\"1000000000001\"",
                "9223372036854775807",
                "9223372036854775808",
                "\"9223372036854775808\"",
                "\"9999999999999999999\"",
                "99999999999999999999",
                "\"99999999999999999999\"",
                "18446744073709551619",
                "\"18446744073709551619\"");
    }

    /** The fault may be told of the object around a missing field, or of what is looked for within it. */
    private static boolean isOnePath(String found, String missing) {
        return found.length() > "/payload".length() && (missing.startsWith(found) || found.startsWith(missing));
    }

    private static String written(ObjectNode payload, boolean asString) {
        return asString
                ? JSON.createObjectNode().put("payload", payload.toString()).toString()
                : envelope(payload).toString();
    }

    private Reading parse(JsonNode outer) {
        return parse(outer.toString());
    }

    private Reading parse(String text) {
        return parser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Unreadable unreadable(Reading reading) {
        assertThat(reading).isInstanceOf(Unreadable.class);
        return (Unreadable) reading;
    }
}
