package dev.ninety.usage.report.format;

import static dev.ninety.usage.report.format.Bodies.gzip;
import static dev.ninety.usage.report.format.Bodies.read;
import static dev.ninety.usage.report.format.Bodies.readings;
import static dev.ninety.usage.report.format.Bodies.unreadable;
import static dev.ninety.usage.report.format.Bodies.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.report.Reading;
import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.format.SampleReports.Sample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Example;

/** A body costs no more than the limits allow, and what was read before a limit stands. */
class BodyLimitsTest {

    private static final int MIB = 1 << 20;
    private static final int REPORT_BYTES = 4_000;
    private static final Sample SAMPLE = SampleReports.payloadAsString();

    @Example
    void aReportThatIsTooLargeCostsItself() {
        BodyLimits limits = new BodyLimits(MIB, MIB, 100, REPORT_BYTES, 100);
        String large = "{\"payload\":\"" + "x".repeat(REPORT_BYTES) + "\"}";

        for (Form form : List.of(Form.XML_WITH_ROOT, Form.XML_WITHOUT_CDATA, Form.ARRAY, Form.USAGE, Form.LINES)) {
            List<Arrival> arrivals = read(form.write(List.of(SAMPLE.text(), large, SAMPLE.text())), limits);

            assertThat(arrivals).as(form.name()).hasSize(3);
            assertThat(arrivals.getFirst().reading()).isEqualTo(SAMPLE.reading());
            assertThat(arrivals.getLast().reading()).isEqualTo(SAMPLE.reading());
            assertThat(unreadable(arrivals.get(1)).fault()).isEqualTo(Fault.TOO_LARGE);
            assertThat(arrivals.get(1).content()).hasSizeLessThanOrEqualTo(REPORT_BYTES);
        }
    }

    @Example
    void aReportOfExactlyTheLimitIsRead() {
        BodyLimits exact = new BodyLimits(MIB, MIB, 100, SAMPLE.bytes().length, 100);
        BodyLimits tooSmall = new BodyLimits(MIB, MIB, 100, SAMPLE.bytes().length - 1, 100);

        assertThat(readings(read(SAMPLE.bytes(), exact))).containsExactly(SAMPLE.reading());
        assertThat(read(SAMPLE.bytes(), tooSmall))
                .singleElement()
                .satisfies(arrival -> assertThat(unreadable(arrival).fault()).isEqualTo(Fault.TOO_LARGE));
    }

    @Example
    void anUnreadableRemainderIsKeptUpToTheLimitOfAReport() {
        BodyLimits limits = new BodyLimits(MIB, MIB, 100, REPORT_BYTES, 100);
        String remainder = "garbage ".repeat(REPORT_BYTES);

        for (String body :
                List.of(remainder, "[" + remainder, "{\"a\":\"" + remainder, "<a>" + remainder, "<" + remainder)) {
            assertThat(read(utf8(body), limits))
                    .isNotEmpty()
                    .allSatisfy(arrival -> assertThat(arrival.content()).hasSizeLessThanOrEqualTo(REPORT_BYTES));
        }
    }

    @Example
    void aBodyThatIsTooLargeEndsThereAndWhatWasReadBeforeStands() {
        int reports = 2_000;
        for (Form form : List.of(Form.XML_WITH_ROOT, Form.ARRAY, Form.USAGE, Form.LINES)) {
            byte[] body = form.write(Collections.nCopies(reports, SAMPLE.text()));
            List<Arrival> arrivals = read(body, new BodyLimits(body.length / 2, MIB, 100, REPORT_BYTES, 100));

            assertCutShort(form, arrivals, Fault.TOO_LARGE, reports * 4 / 10);
            assertThat(arrivals).hasSizeLessThanOrEqualTo(reports / 2 + 1);
        }
    }

    @Example
    void aBodyOfExactlyTheLimitIsRead() {
        byte[] body = Form.LINES.write(Collections.nCopies(300, SAMPLE.text()));

        assertThat(read(body, new BodyLimits(body.length, MIB, 100, REPORT_BYTES, 100)))
                .hasSize(300)
                .allSatisfy(arrival -> assertThat(arrival.reading()).isEqualTo(SAMPLE.reading()));
    }

    @Example
    void contentThatIsTooLargeEndsThereAndWhatWasReadBeforeStands() {
        int reports = 2_000;
        byte[] content = Form.LINES.write(Collections.nCopies(reports, SAMPLE.text()));

        List<Arrival> arrivals =
                read(gzip(content), new BodyLimits(MIB, content.length / 2, 100_000, REPORT_BYTES, 100));

        assertCutShort(Form.LINES, arrivals, Fault.TOO_LARGE, reports * 4 / 10);
    }

    @Example
    void aGzipBombIsStoppedByItsRatio() throws IOException {
        byte[] prefix = utf8("[" + SAMPLE.text() + ",{\"payload\":\"");
        BodyLimits limits = new BodyLimits(64L * MIB, 1024L * MIB, 100, REPORT_BYTES, 100);
        for (char filler : new char[] {' ', 'x', '\n', '['}) {
            List<Arrival> arrivals = read(bomb(prefix, filler, 16 * MIB), limits);

            assertThat(arrivals.getFirst().reading()).isEqualTo(SAMPLE.reading());
            assertThat(unreadable(arrivals.getLast()).fault()).isEqualTo(Fault.TOO_LARGE);
            assertThat(arrivals.getLast().content()).hasSizeLessThanOrEqualTo(REPORT_BYTES);
            assertThat(arrivals).hasSize(2);
        }
    }

    @Example
    void ofAGzipBombOnlyTheBeginningIsUnpacked() throws IOException {
        byte[] bomb = bomb(utf8("{\"payload\":\""), 'x', 64 * MIB);
        Watched sent = new Watched(bomb);

        List<Arrival> arrivals =
                read(sent, false, new BodyLimits(64L * MIB, 1024L * MIB, 100, REPORT_BYTES, 100), bomb.length);

        assertThat(arrivals).singleElement().satisfies(Bodies::unreadable);
        assertThat(sent.read).isLessThan(bomb.length / 2);
    }

    @Example
    void aGzipBombOfBlanksBeforeTheFirstReportIsStopped() throws IOException {
        byte[] bomb = bomb(new byte[0], ' ', 24 * MIB);

        List<Arrival> arrivals = read(bomb, new BodyLimits(64L * MIB, 1024L * MIB, 100, REPORT_BYTES, 100));

        assertThat(arrivals)
                .singleElement()
                .satisfies(arrival -> assertThat(unreadable(arrival).fault()).isEqualTo(Fault.TOO_LARGE));
    }

    @Example
    void aSmallBodyMayCompressAsWellAsItLikes() {
        byte[] content = Form.LINES.write(Collections.nCopies(5_000, SAMPLE.text()));
        byte[] body = gzip(content);
        assertThat(content.length).isLessThan((int) BodyLimits.FREE_BYTES).isGreaterThan(50 * body.length);

        assertThat(read(body, new BodyLimits(MIB, 64L * MIB, 2, REPORT_BYTES, 100)))
                .hasSize(5_000);
    }

    @Example
    void aTagOrCommentLongerThanAnyReportIsNotReadToItsEnd() {
        for (String start : List.of("<s><!-- ", "<s a=\"", "<s><?note ", "<s><")) {
            byte[] body = utf8(start + "x".repeat(8 * MIB));
            Watched sent = new Watched(body);

            List<Arrival> arrivals = read(sent, false, new BodyLimits(64L * MIB, 64L * MIB, 100, REPORT_BYTES, 100), 2);

            assertThat(arrivals).as(start).singleElement().satisfies(Bodies::unreadable);
            assertThat(sent.read).as(start).isLessThan(MIB);
        }
    }

    @Example
    void onlyTheReportUnderWayIsHeld() throws IOException {
        byte[] report = utf8(SAMPLE.text() + "\n");
        InputStream endless = new InputStream() {
            private long position;

            @Override
            public int read() {
                return report[(int) (position++ % report.length)] & 0xff;
            }
        };
        BodyLimits limits = new BodyLimits(Long.MAX_VALUE, Long.MAX_VALUE, 100, REPORT_BYTES, 100);
        ReportStream stream = new ReportStream(endless, false, limits, new RumReportParser());

        for (int i = 0; i < 10_000; i++) {
            Arrival arrival = stream.next();
            assertThat(arrival).isNotNull();
            assertThat(arrival.reading()).isEqualTo(SAMPLE.reading());
        }
    }

    private static void assertCutShort(Form form, List<Arrival> arrivals, Fault fault, int atLeast) {
        List<Reading> readings = readings(arrivals);
        assertThat(readings).as(form.name()).hasSizeGreaterThan(atLeast);
        assertThat(unreadable(arrivals.getLast()).fault()).as(form.name()).isEqualTo(fault);
        assertThat(readings.subList(0, readings.size() - 1))
                .as(form.name())
                .allSatisfy(reading -> assertThat(reading).isEqualTo(SAMPLE.reading()));
    }

    private static byte[] bomb(byte[] prefix, char filler, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[MIB];
        Arrays.fill(block, (byte) filler);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(prefix);
            for (int written = 0; written < length; written += block.length) {
                out.write(block);
            }
        }
        return bytes.toByteArray();
    }

    /** Tells how much was taken from it. */
    private static final class Watched extends ByteArrayInputStream {
        private long read;

        Watched(byte[] body) {
            super(body);
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            int count = super.read(buffer, offset, Math.min(length, 4096));
            read += Math.max(0, count);
            return count;
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
