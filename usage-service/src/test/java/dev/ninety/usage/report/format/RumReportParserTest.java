package dev.ninety.usage.report.format;

import static dev.ninety.usage.report.format.SampleReports.JSON;
import static dev.ninety.usage.report.format.SampleReports.PEER;
import static dev.ninety.usage.report.format.SampleReports.SWITCH;
import static dev.ninety.usage.report.format.SampleReports.envelope;
import static dev.ninety.usage.report.format.SampleReports.object;
import static dev.ninety.usage.report.format.SampleReports.payload;
import static dev.ninety.usage.report.format.SampleReports.resource;
import static dev.ninety.usage.report.format.SampleReports.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.Reading;
import dev.ninety.usage.report.Reading.Telemetry;
import dev.ninety.usage.report.Reading.Usage;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.RumReport;
import dev.ninety.usage.report.format.SampleReports.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What one report says, in every form in which it is written. */
class RumReportParserTest {

    private static final Udi CONTROLLER = new Udi("C9800-CL-K9", "9NTUEA8FIIH");

    private final RumReportParser parser = new RumReportParser();

    @Example
    void readsTheFileOfARealController() {
        String file = new String(resource("c9800-17.09.02.xml"), StandardCharsets.UTF_8);
        String report = file.substring(file.indexOf('{'), file.lastIndexOf("]]>"));

        assertThat(parse(report))
                .isEqualTo(new Usage(new RumReport(
                        CONTROLLER,
                        "regid.2018-06.com.cisco.DNA_NWStack,1.0_e7244e71-3ad5-4608-8bf0-d12f67c80896",
                        1_671_840_750L,
                        List.of(
                                new ReportRow(1_671_880_245L, 1_671_880_245L, 1_671_966_644L, 2),
                                new ReportRow(1_671_966_645L, 1_671_966_644L, 1_672_341_045L, 3),
                                new ReportRow(1_672_338_319L, 1_672_341_045L, 1_673_790_212L, 3)),
                        List.of(CONTROLLER),
                        true)));
    }

    @Example
    void readsTheOpenReportOfARealControllerAsObjectAndAsString() {
        JsonNode payload = tree(new String(resource("c9800-open-payload.json"), StandardCharsets.UTF_8));
        Reading expected = new Usage(new RumReport(
                CONTROLLER,
                "regid.2017-08.com.cisco.AIR-DNA-A,1.0_b6308627-3ab0-4a11-a3d9-586911a0d790",
                1_671_840_757L,
                List.of(new ReportRow(1_680_767_427L, 1_680_767_118L, 1_680_807_618L, 3)),
                List.of(CONTROLLER),
                false));

        assertThat(parse(envelope(payload))).isEqualTo(expected);
        assertThat(parse(JSON.createObjectNode().put("payload", payload.toString())))
                .isEqualTo(expected);
    }

    @Property
    void readsEveryFormInWhichReportsAreWritten(@ForAll("samples") Sample sample) {
        assertThat(parse(sample.text())).isEqualTo(sample.reading());
    }

    @Example
    void aMissingLogTimeIsTheStart() {
        ObjectNode payload = payload();
        object(payload, "/measurements/0").remove("log_time");
        object(payload, "/measurements/1").putNull("log_time");

        assertThat(report(payload).rows())
                .containsExactly(
                        new ReportRow(1_671_880_245L, 1_671_880_245L, 1_671_966_644L, 2),
                        new ReportRow(1_671_966_644L, 1_671_966_644L, 1_672_341_045L, 3));
    }

    @Example
    void aCountMayBeANumberAndZeroAndARowMayHaveNoLength() {
        ObjectNode payload = payload();
        object(payload, "/measurements/0/value").put("value", 0);
        object(payload, "/measurements/1/value").put("value", 1_000_000_000_000L);
        object(payload, "/measurements/1").put("end_time", 1_671_966_644L);

        assertThat(report(payload).rows())
                .containsExactly(
                        new ReportRow(1_671_880_244L, 1_671_880_245L, 1_671_966_644L, 0),
                        new ReportRow(1_671_966_645L, 1_671_966_644L, 1_671_966_644L, 1_000_000_000_000L));
    }

    @Example
    void aReportMayHaveNoRowsAndListNoMembers() {
        ObjectNode payload = payload();
        payload.putArray("measurements");
        object(payload, "/meta").remove("ha_udi");

        assertThat(report(payload).rows()).isEmpty();
        assertThat(report(payload).haMembers()).isEmpty();
    }

    @Example
    void theReportingInstanceIsNoOtherMember() {
        assertThat(report(payload()).haMembers()).containsExactly(SWITCH, PEER);
        assertThat(report(payload()).otherMembers()).containsExactly(PEER);
    }

    @Property
    void aClockThatWasChangedIsToldWhicheverRowTellsIt(@ForAll @IntRange(max = 1) int row) {
        ObjectNode payload = payload();
        object(payload, "/measurements/" + row).putObject("meta").put("clock_change_delta", "-3433");

        assertThat(report(payload).clockChanged()).isTrue();
    }

    @Example
    void aClockThatWasNotChangedIsNoSuspicion() {
        ObjectNode payload = payload();
        object(payload, "/measurements/0").putObject("meta").put("termination_reason", "CurrentUsageRequested");

        assertThat(report(payload).clockChanged()).isFalse();
    }

    @Example
    void whatIsMeasuredBesideTheEntitlementIsNotCounted() {
        ObjectNode payload = payload();
        object(payload, "/measurements/0").put("metric_name", "Telemetry Meta Info");

        assertThat(report(payload).rows())
                .containsExactly(new ReportRow(1_671_966_645L, 1_671_966_644L, 1_672_341_045L, 3));
    }

    @Example
    void anIdHas64Bits() {
        ObjectNode payload = payload();
        object(payload, "/asset_identification").put("report_id", Long.MAX_VALUE);
        ObjectNode asText = payload();
        object(asText, "/asset_identification").put("report_id", String.valueOf(Long.MAX_VALUE));

        assertThat(report(payload).reportId()).isEqualTo(Long.MAX_VALUE);
        assertThat(report(asText).reportId()).isEqualTo(Long.MAX_VALUE);
    }

    @Example
    void telemetryIsToldByItsTypeOrByMeasuringNothingThatCounts() {
        ObjectNode byType = payload();
        object(byType, "/meta").put("report_type", "telemetry");
        ObjectNode byMetric = payload();
        object(byMetric, "/measurements/0").put("metric_name", "hardware_inventory");
        object(byMetric, "/measurements/1").put("metric_name", "Telemetry Meta Info");
        ObjectNode withoutTagAndId = byType.deepCopy();
        object(withoutTagAndId, "/meta").remove("entitlement_tag");
        object(withoutTagAndId, "/asset_identification").remove("report_id");

        assertThat(parse(envelope(byType))).isEqualTo(new Telemetry(SWITCH, 1_671_840_750L));
        assertThat(parse(envelope(byMetric))).isEqualTo(new Telemetry(SWITCH, 1_671_840_750L));
        assertThat(parse(envelope(withoutTagAndId))).isEqualTo(new Telemetry(SWITCH, null));
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.of(SampleReports.all());
    }

    private RumReport report(ObjectNode payload) {
        return ((Usage) parse(envelope(payload))).report();
    }

    private Reading parse(JsonNode outer) {
        return parse(outer.toString());
    }

    private Reading parse(String text) {
        return parser.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
