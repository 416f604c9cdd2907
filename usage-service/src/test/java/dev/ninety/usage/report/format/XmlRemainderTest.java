package dev.ninety.usage.report.format;

import static dev.ninety.usage.report.format.Bodies.LIMITS;
import static dev.ninety.usage.report.format.Bodies.content;
import static dev.ninety.usage.report.format.Bodies.gzip;
import static dev.ninety.usage.report.format.Bodies.read;
import static dev.ninety.usage.report.format.Bodies.readings;
import static dev.ninety.usage.report.format.Bodies.slowly;
import static dev.ninety.usage.report.format.Bodies.unreadable;
import static dev.ninety.usage.report.format.Bodies.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.format.SampleReports.Sample;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** XML that breaks somewhere: the reports before the break stand, all that follows is kept as one remainder. */
class XmlRemainderTest {

    private static final List<Sample> SAMPLES = List.of(
            SampleReports.payloadAsString(),
            SampleReports.nonAscii(),
            SampleReports.idInMeta(),
            SampleReports.payloadAsObject());
    private static final List<String> ELEMENTS =
            SAMPLES.stream().map(sample -> Form.element(sample.text())).toList();

    @Property
    void theReportsBeforeTheBreakStandAndAllThatFollowsIsKept(
            @ForAll("breaks") String broken,
            @ForAll @IntRange(max = 4) int before,
            @ForAll("charsets") Charset charset,
            @ForAll boolean gzipped,
            @ForAll("chunks") int chunk) {
        String rest = broken + String.join("\n", ELEMENTS.subList(before, 4)) + "</smartLicense>";
        String xml = declaration(charset) + "<smartLicense>\n" + String.join("\n", ELEMENTS.subList(0, before)) + rest;
        byte[] body = gzipped ? gzip(xml.getBytes(charset)) : xml.getBytes(charset);

        List<Arrival> arrivals = read(slowly(body, chunk), false, LIMITS, 6);

        assertThat(arrivals).hasSize(before + 1);
        assertThat(readings(arrivals).subList(0, before))
                .isEqualTo(SAMPLES.stream().limit(before).map(Sample::reading).toList());
        assertThat(unreadable(arrivals.getLast()).fault()).isEqualTo(Fault.MALFORMED);
        assertThat(content(arrivals.getLast())).endsWith(rest);
    }

    @Example
    void theRemainderIsWholeWhereverInTheBodyTheBreakFalls() {
        String rest = "<b></c>";
        for (int blanks = 0; blanks < 9_000; blanks++) {
            String body = "<s><RUMReport>{}" + " ".repeat(blanks) + "</RUMReport>" + rest;

            List<Arrival> arrivals = read(utf8(body));

            assertThat(arrivals).hasSize(2);
            assertThat(content(arrivals.getLast()))
                    .as("after %d blanks", blanks)
                    .isEqualTo(rest);
        }
    }

    @Example
    void whateverAReportLooksLikeItIsNoPartOfTheRemainder() {
        String rest = "<b></c>";
        for (String report : List.of(
                "<RUMReport/>",
                "<RUMReport />",
                "<RUMReport></RUMReport >",
                "<RUMReport><![CDATA[{\"a\":\"<p>x</p> > <RUMReport> / </\"}]]></RUMReport>",
                "<RUMReport><x>1</x><y/>2</RUMReport>",
                "<RUMReport a=\"1\"><!-- </p> -->{}</RUMReport>")) {
            List<Arrival> arrivals = read(utf8("<s>" + report + ELEMENTS.getFirst() + report + rest));

            assertThat(arrivals).as(report).hasSize(4);
            assertThat(arrivals.get(1).reading())
                    .as(report)
                    .isEqualTo(SAMPLES.getFirst().reading());
            assertThat(content(arrivals.getLast())).as(report).isEqualTo(rest);
        }
    }

    @Property
    void theRemainderCanBeSentAgainOnceItIsMended(@ForAll @IntRange(max = 3) int before) {
        String broken = "<RUMReport>{\"payload\":</RUMReporX>";
        String xml =
                String.join("", ELEMENTS.subList(0, before)) + broken + String.join("", ELEMENTS.subList(before, 4));
        Arrival remainder = read(utf8(xml)).getLast();

        List<Arrival> mended = read(utf8(content(remainder).replace(broken, "")));

        assertThat(readings(mended))
                .isEqualTo(SAMPLES.stream().skip(before).map(Sample::reading).toList());
    }

    @Provide
    Arbitrary<String> breaks() {
        return Arbitraries.of(
                "<RUMReport>{\"payload\":</RUMReporX>",
                "<RUMReport><![CDATA[{\u0001}]]></RUMReport>",
                "</smartLicense></smartLicense>",
                "</smartLicense></ninety-body>",
                "<<",
                "& alone",
                "<!DOCTYPE smartLicense>",
                "<?xml version=\"1.0\"?>",
                "<a b=\"1\" b=\"2\"/>",
                "<unbound:a/>",
                "<RUMReport>&unknown;</RUMReport>",
                "<!-- -- -->",
                "]]>",
                "\u0001");
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16);
    }

    @Provide
    Arbitrary<Integer> chunks() {
        return Arbitraries.of(1, 3, 100, 1 << 16);
    }

    private static String declaration(Charset charset) {
        return "<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?>\n";
    }
}
