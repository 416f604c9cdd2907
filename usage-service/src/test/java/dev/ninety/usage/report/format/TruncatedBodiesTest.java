package dev.ninety.usage.report.format;

import static dev.ninety.usage.report.format.Bodies.contents;
import static dev.ninety.usage.report.format.Bodies.gzip;
import static dev.ninety.usage.report.format.Bodies.read;
import static dev.ninety.usage.report.format.Bodies.readings;
import static dev.ninety.usage.report.format.Bodies.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.report.Reading;
import dev.ninety.usage.report.Reading.Unreadable;
import dev.ninety.usage.report.format.SampleReports.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A body that was cut off somewhere: the reports that arrived whole stand, the rest is one remainder at most. */
class TruncatedBodiesTest {

    private static final int GZIP_HEADER = 10;

    @Property(tries = 2000)
    void theReportsThatArrivedWholeStandAndTheRestIsOneRemainder(
            @ForAll Form form, @ForAll("samples") List<Sample> samples, @ForAll boolean lines, @ForAll int cut) {
        List<String> texts = samples.stream().map(Sample::text).toList();
        byte[] whole = form.write(texts);
        byte[] body = Arrays.copyOf(whole, Math.floorMod(cut, whole.length));

        List<Arrival> arrivals = read(body, lines && form.mayBeSentAsLines());

        int complete = completeReports(form, texts, body.length);
        List<Reading> readings = readings(arrivals);
        assertThat(readings).hasSizeBetween(complete, complete + 1);
        assertThat(readings.subList(0, complete))
                .isEqualTo(samples.stream().limit(complete).map(Sample::reading).toList());
        assertThat(contents(arrivals).subList(0, complete))
                .isEqualTo(texts.stream().limit(complete).map(form::kept).toList());
        assertThat(readings.subList(complete, readings.size()))
                .allSatisfy(reading -> assertThat(reading).isInstanceOf(Unreadable.class));
    }

    @Property(tries = 500)
    void whereThereIsARemainderItIsTold(@ForAll Form form, @ForAll("samples") List<Sample> samples, @ForAll int cut) {
        List<String> texts = samples.stream().map(Sample::text).toList();
        byte[] whole = form.write(texts);
        byte[] body = Arrays.copyOf(whole, Math.floorMod(cut, whole.length));
        int complete = completeReports(form, texts, body.length);
        boolean cutWithinAReport = complete < texts.size() && startOf(form, texts, complete) < body.length;

        List<Arrival> arrivals = read(body);

        assertThat(arrivals).hasSizeGreaterThanOrEqualTo(complete + (cutWithinAReport ? 1 : 0));
    }

    @Property(tries = 500)
    void ofATruncatedGzipBodyTheReportsThatArrivedWholeStand(
            @ForAll Form form, @ForAll("samples") List<Sample> samples, @ForAll int cut) throws DataFormatException {
        List<String> texts = samples.stream().map(Sample::text).toList();
        byte[] whole = gzip(form.write(texts));
        byte[] body = Arrays.copyOf(whole, GZIP_HEADER + Math.floorMod(cut, whole.length - GZIP_HEADER));
        int complete = completeReports(form, texts, unpackedLength(body));

        List<Arrival> arrivals = read(body);

        List<Reading> readings = readings(arrivals);
        assertThat(readings).hasSize(complete + 1);
        assertThat(readings.subList(0, complete))
                .isEqualTo(samples.stream().limit(complete).map(Sample::reading).toList());
        assertThat(readings.getLast()).isInstanceOf(Unreadable.class);
        assertThat(contents(arrivals).getLast())
                .as("the remainder is not the last report again")
                .isNotIn(texts.stream().map(form::kept).limit(complete).toList());
    }

    @Example
    void aTruncatedGzipBodyLosesNeitherWhatFollowsABrokenLineNorTheBeginningOfTheLast() throws DataFormatException {
        Sample first = SampleReports.payloadAsString();
        Sample second = SampleReports.idInMeta();
        String last = SampleReports.payloadAsObject().text();
        String whole = first.text() + "\ngarbage\n" + second.text() + "\n";
        byte[] zipped = gzip(utf8(whole + last));
        int length = zipped.length;
        while (unpackedLength(Arrays.copyOf(zipped, length)) == whole.length() + last.length()) {
            length--;
        }
        byte[] body = Arrays.copyOf(zipped, length);
        String begun = last.substring(0, unpackedLength(body) - whole.length());

        List<Arrival> arrivals = read(body);

        assertThat(contents(arrivals)).containsExactly(first.text(), "garbage", second.text(), begun);
        assertThat(arrivals.get(0).reading()).isEqualTo(first.reading());
        assertThat(arrivals.get(2).reading()).isEqualTo(second.reading());
        assertThat(arrivals.get(3).reading()).isInstanceOf(Unreadable.class);
    }

    @Provide
    Arbitrary<List<Sample>> samples() {
        return Arbitraries.of(SampleReports.all()).list().ofMinSize(1).ofMaxSize(3);
    }

    /** How much of its content a truncated gzip body still gives away. */
    private static int unpackedLength(byte[] body) throws DataFormatException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(body, GZIP_HEADER, body.length - GZIP_HEADER);
            return inflater.inflate(new byte[1 << 20]);
        }
    }

    /** How many reports end within the first bytes; in XML an element ends with its closing tag. */
    private static int completeReports(Form form, List<String> texts, int length) {
        int complete = 0;
        while (complete < texts.size() && endOf(form, texts, complete) <= length) {
            complete++;
        }
        return complete;
    }

    private static int startOf(Form form, List<String> texts, int index) {
        return form.isXml() ? elementEnds(form, texts, index - 1) : nested(form, texts, index)[0];
    }

    private static int endOf(Form form, List<String> texts, int index) {
        return form.isXml() ? elementEnds(form, texts, index) : nested(form, texts, index)[1];
    }

    private static int elementEnds(Form form, List<String> texts, int index) {
        String body = new String(form.write(texts), StandardCharsets.ISO_8859_1);
        int end = index < 0 ? body.indexOf("<RUMReport>") + 1 : 0;
        for (int i = 0; i <= index; i++) {
            end = body.indexOf("</RUMReport>", end) + "</RUMReport>".length();
        }
        return end;
    }

    /** Begin and end of the report with this index in the bytes of a JSON body. */
    private static int[] nested(Form form, List<String> texts, int index) {
        String body = new String(form.write(texts), StandardCharsets.ISO_8859_1);
        int start = 0;
        int end = 0;
        for (int i = 0; i <= index; i++) {
            String report =
                    new String(form.kept(texts.get(i)).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            start = body.indexOf(report, end);
            end = start + report.length();
        }
        return new int[] {start, end};
    }
}
