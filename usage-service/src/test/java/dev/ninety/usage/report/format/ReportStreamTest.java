package dev.ninety.usage.report.format;

import static dev.ninety.usage.report.format.Bodies.LIMITS;
import static dev.ninety.usage.report.format.Bodies.contents;
import static dev.ninety.usage.report.format.Bodies.gzip;
import static dev.ninety.usage.report.format.Bodies.join;
import static dev.ninety.usage.report.format.Bodies.read;
import static dev.ninety.usage.report.format.Bodies.readings;
import static dev.ninety.usage.report.format.Bodies.slowly;
import static dev.ninety.usage.report.format.Bodies.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ninety.usage.report.Reading.Usage;
import dev.ninety.usage.report.format.SampleReports.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every form of a body gives the same reports, in their order, each kept byte for byte. */
class ReportStreamTest {

    @Property
    void readsTheReportsOfEveryForm(
            @ForAll Form form,
            @ForAll("samples") List<Sample> samples,
            @ForAll boolean gzipped,
            @ForAll boolean lines,
            @ForAll("chunks") int chunk) {
        byte[] written = form.write(samples.stream().map(Sample::text).toList());
        byte[] body = gzipped ? gzip(written) : written;

        List<Arrival> arrivals = read(slowly(body, chunk), lines && form.mayBeSentAsLines(), LIMITS, body.length);

        assertThat(readings(arrivals))
                .isEqualTo(samples.stream().map(Sample::reading).toList());
        assertThat(contents(arrivals))
                .isEqualTo(
                        samples.stream().map(sample -> form.kept(sample.text())).toList());
    }

    @Example
    void readsTheFileOfARealController() {
        byte[] file = SampleReports.resource("c9800-17.09.02.xml");
        String text = new String(file, StandardCharsets.UTF_8);
        String report = text.substring(text.indexOf('{'), text.lastIndexOf("]]>"));

        List<Arrival> arrivals = read(file);

        assertThat(arrivals).singleElement().satisfies(arrival -> {
            assertThat(arrival.reading()).isInstanceOf(Usage.class);
            assertThat(Bodies.content(arrival)).isEqualTo(report);
        });
        assertThat(contents(read(gzip(file)))).containsExactly(report);
    }

    @Example
    void readsAReportOverManyLines() {
        Sample sample = SampleReports.payloadAsObject();
        String pretty = Form.pretty(sample.text());

        List<Arrival> arrivals = read(utf8("\n" + pretty + "\n"));

        assertThat(readings(arrivals)).containsExactly(sample.reading());
        assertThat(contents(arrivals)).containsExactly(pretty);
    }

    @Example
    void readsXmlInUtf16() {
        Sample sample = SampleReports.nonAscii();
        String xml = "<smartLicense>" + Form.element(sample.text()) + "</smartLicense>";

        for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            for (String mark : List.of("\ufeff", "")) {
                byte[] body = (mark + "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + xml).getBytes(charset);

                assertThat(readings(read(body))).as(charset.name()).containsExactly(sample.reading());
                assertThat(contents(read(body))).as(charset.name()).containsExactly(sample.text());
            }
        }
    }

    @Example
    void manyReportsOfManyKilobytes() {
        Sample sample = SampleReports.nonAscii();
        List<String> many = Collections.nCopies(500, sample.text());

        for (Form form : Form.values()) {
            List<Arrival> arrivals = read(form.write(many));

            assertThat(arrivals)
                    .as(form.name())
                    .hasSize(500)
                    .allSatisfy(arrival -> assertThat(arrival.reading()).isEqualTo(sample.reading()));
        }
    }

    @Example
    void readsEveryMemberOfAGzipFileThatWasAppendedTo() {
        Sample first = SampleReports.payloadAsString();
        Sample second = SampleReports.idInMeta();
        byte[] body = join(gzip(utf8(first.text() + "\n")), gzip(utf8(second.text() + "\n")));

        assertThat(readings(read(body))).containsExactly(first.reading(), second.reading());
        for (int chunk = 1; chunk < body.length; chunk++) {
            assertThat(readings(read(slowly(body, chunk), false, LIMITS, 10)))
                    .as("%d bytes at a time", chunk)
                    .containsExactly(first.reading(), second.reading());
        }
    }

    @Example
    void anEmptyListHoldsNoReport() {
        for (String body : List.of("[]", " [ ] ", "{\"usage\":[]}", "{\"usage\":[],\"days\":[90]}\n")) {
            assertThat(read(utf8(body))).as(body).isEmpty();
            assertThat(read(utf8(body), true)).as(body).isEmpty();
            assertThat(read(gzip(utf8(body)))).as("gzipped %s", body).isEmpty();
        }
    }

    @Example
    void anEmptyBodyHoldsNothingThatCanBeRead() {
        for (String body : List.of("", " \r\n\t", "\ufeff", "\ufeff\n")) {
            for (byte[] sent : List.of(utf8(body), gzip(utf8(body)))) {
                assertThat(read(sent)).as(body).singleElement().satisfies(Bodies::unreadable);
                assertThat(read(sent, true)).as(body).singleElement().satisfies(Bodies::unreadable);
            }
        }
    }

    @Example
    void aSenderThatIsGoneIsNoContent() {
        String report = SampleReports.payloadAsString().text();
        for (String body : List.of(report + "\n" + report, "<smartLicense>" + Form.element(report), "{\"usage\":[")) {
            InputStream breaking = new SequenceInputStream(slowly(utf8(body), 50), new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("connection reset");
                }
            });

            assertThatThrownBy(() -> {
                        ReportStream stream = new ReportStream(breaking, false, LIMITS, new RumReportParser());
                        for (Arrival arrival = stream.next(); arrival != null; ) {
                            arrival = stream.next();
                        }
                    })
                    .as(body)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("connection reset");
        }
    }

    @Provide
    Arbitrary<List<Sample>> samples() {
        return Arbitraries.of(SampleReports.all()).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Integer> chunks() {
        return Arbitraries.of(1, 2, 7, 100, 1 << 16);
    }
}
