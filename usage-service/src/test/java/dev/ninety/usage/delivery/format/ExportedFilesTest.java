package dev.ninety.usage.delivery.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.usage.delivery.format.BundleWriter.Header;
import dev.ninety.usage.report.Reading;
import dev.ninety.usage.report.format.Arrival;
import dev.ninety.usage.report.format.Arrivals;
import dev.ninety.usage.report.format.BodyLimits;
import dev.ninety.usage.report.format.RumReportParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What is exported is what was received, byte for byte, as our own reader sees it. */
class ExportedFilesTest {

    private static final BodyLimits LIMITS = new BodyLimits(64 << 20, 64 << 20, 1000, 4 << 20, 1000);
    private static final Header HEADER = new Header(
            "example.com", "campus", Instant.parse("2026-06-01T12:00:00.25Z"), "0f8fad5b-d9cb-469f-a165-70867728950e");

    /** A report, and the device that it is of. */
    record Owned(long device, String report) {}

    /** Reports with everything in them that XML or a reader could trip over. */
    @Provide
    Arbitrary<String> reports() {
        Arbitrary<String> awkward = Arbitraries.of(
                "]]>",
                "]]",
                "]",
                ">",
                "\r",
                "\n",
                "\r\n",
                "\t",
                "&",
                "&#13;",
                "<",
                "<![CDATA[",
                "</RUMReport>",
                "<RUMReport>",
                "</smartLicense>",
                "\"",
                "\\",
                "é",
                "\u0085",
                "\u2028",
                "\ufffd",
                "\u007f",
                "😀",
                " ",
                "{",
                "}",
                "\"usage\":[");
        Arbitrary<String> texts = awkward.list().ofMaxSize(12).map(parts -> String.join("", parts));
        Arbitrary<String> blanks = Arbitraries.of("", " ", "\r\n", "\n\t", "\r", "\r\r\n ");
        return Combinators.combine(texts, blanks, Arbitraries.longs().between(0, 1L << 40))
                .as((text, blank, id) -> report(text, blank, id));
    }

    private static String report(String text, String blank, long id) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("site", text);
        payload.putObject("asset_identification")
                .put("report_id", id)
                .putObject("instance")
                .putObject("sudi")
                .put("udi_pid", "C9300-24P")
                .put("udi_serial_number", "FOC1");
        payload.putObject("meta").put("entitlement_tag", "regid.x,1.0_y");
        payload.putArray("measurements");
        ObjectNode outer = JsonNodeFactory.instance.objectNode();
        outer.put("payload", payload.toString());
        outer.put("remark", text);
        String json = outer.toString();
        return "{" + blank + json.substring(1, json.length() - 1) + blank + "}";
    }

    @Provide
    Arbitrary<List<Owned>> deliveries() {
        Arbitrary<String> withNoXml = reports().map(report -> report.replace("\"remark\":\"", "\"remark\":\"\uffff"));
        Arbitrary<String> any =
                Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, reports()), net.jqwik.api.Tuple.of(1, withNoXml));
        return any.list().ofMaxSize(4).list().ofMinSize(1).ofMaxSize(4).map(devices -> {
            List<Owned> owned = new ArrayList<>();
            for (int i = 0; i < devices.size(); i++) {
                for (String report : devices.get(i)) {
                    owned.add(new Owned(i + 7, report));
                }
            }
            return owned;
        });
    }

    @Property
    void aFileHoldsItsReportsByteForByte(@ForAll("reports") String first, @ForAll("reports") String second)
            throws IOException {
        byte[] file = xml(first, second);

        assertThat(read(file)).containsExactly(first, second);
    }

    @Property(tries = 200)
    void aBundleHoldsItsReportsByteForByte(@ForAll("deliveries") List<Owned> delivered) throws IOException {
        byte[] bundle = bundle(delivered);

        if (!delivered.isEmpty()) {
            assertThat(read(bundle))
                    .containsExactlyInAnyOrderElementsOf(
                            delivered.stream().map(Owned::report).toList());
        }
        assertThat(bundle(delivered)).as("the same again").isEqualTo(bundle);
    }

    @Example
    void lineEndsOfWindowsAreManyAndStay() throws IOException {
        String report = report("x", "\r\n".repeat(100_000), 1);

        assertThat(read(xml(report))).containsExactly(report);
    }

    @Example
    void whatNoXmlCanHoldIsTold() {
        assertThat(RumFileWriter.canHold("\t\n\r a é \ud7ff\ue000\ufffd😀")).isTrue();
        assertThat(List.of("\u0000", "\u001f", "\ufffe", "\uffff", "\ud800")).noneMatch(RumFileWriter::canHold);
    }

    @Example
    void aBundleIsBuiltAsTheVendorsToolsBuildIt() throws IOException {
        String one = report("1", "", 1);
        String two = report("2", "", 2);

        Map<String, byte[]> outer = entries(bundle(List.of(new Owned(7, one), new Owned(7, two), new Owned(8, one))));
        Map<String, byte[]> inner = entries(outer.get("UD_VA_1780315200.tar.gz"));

        assertThat(outer).containsOnlyKeys("manifest.mf", "UD_VA_1780315200.tar.gz");
        assertThat(new String(outer.get("manifest.mf"), StandardCharsets.UTF_8)).isEqualTo("""
                Manifest-Version: 1.0
                Created-By: "{\\"uuid\\": \\"0f8fad5b-d9cb-469f-a165-70867728950e\\"}"
                Smart-Account: example.com
                Smart-Account-ID:

                Name: /UD_VA_1780315200.tar.gz
                Specification-VA: campus
                Specification-VA-ID:
                """);
        assertThat(inner).containsOnlyKeys("dev_7_1780315200.txt", "dev_8_1780315200.txt");
        assertThat(inner.get("dev_7_1780315200.txt")).isEqualTo(xml(one, two));
    }

    private static Map<String, byte[]> entries(byte[] packed) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getModTime()).isEqualTo(Date.from(Instant.parse("2026-06-01T12:00:00Z")));
                assertThat(entry.getUserName() + entry.getGroupName()).isEmpty();
                entries.put(entry.getName(), tar.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] xml(String... reports) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RumFileWriter writer = new RumFileWriter(out)) {
            for (String report : reports) {
                writer.report(report);
            }
        }
        return out.toByteArray();
    }

    private static byte[] bundle(List<Owned> delivered) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BundleWriter writer = new BundleWriter(out, HEADER)) {
            for (Owned owned : delivered) {
                writer.report(owned.device(), owned.report());
            }
            writer.finish();
        }
        return out.toByteArray();
    }

    private static List<String> read(byte[] body) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        List<String> contents = new ArrayList<>();
        try (Arrivals arrivals = Arrivals.of(in, false, LIMITS, new RumReportParser())) {
            for (Arrival arrival = arrivals.next(); arrival != null; arrival = arrivals.next()) {
                if (!(arrival.reading() instanceof Reading.Unreadable(var fault, var pointer, var reason)
                        && reason.contains("no report"))) {
                    assertThat(arrival.reading()).isInstanceOf(Reading.Usage.class);
                    contents.add(new String(arrival.content(), StandardCharsets.UTF_8));
                }
            }
        }
        return contents;
    }
}
