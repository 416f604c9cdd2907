package dev.ninety.usage.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.report.Reading;
import dev.ninety.usage.report.Reading.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Bodies as they are sent, and what comes out of them. */
final class Bodies {

    /** Small, so that what is too large is soon at hand. */
    static final BodyLimits LIMITS = new BodyLimits(4 << 20, 64 << 20, 100, 64 << 10, 100);

    private Bodies() {}

    static List<Arrival> read(byte[] body) {
        return read(body, false);
    }

    static List<Arrival> read(byte[] body, boolean lines) {
        return read(new ByteArrayInputStream(body), lines, LIMITS, body.length + 2);
    }

    static List<Arrival> read(byte[] body, BodyLimits limits) {
        return read(new ByteArrayInputStream(body), false, limits, body.length + 2);
    }

    /** Reads to the end, of which there has to be one: no body of this many bytes holds more reports than that. */
    static List<Arrival> read(InputStream body, boolean lines, BodyLimits limits, int atMost) {
        try (Arrivals stream = Arrivals.of(body, lines, limits, new RumReportParser())) {
            List<Arrival> arrivals = new ArrayList<>();
            for (Arrival arrival = stream.next(); arrival != null; arrival = stream.next()) {
                arrivals.add(arrival);
                assertThat(arrivals).as("reports of one body").hasSizeLessThanOrEqualTo(atMost);
            }
            assertThat(stream.next()).as("the end is the end").isNull();
            return arrivals;
        } catch (IOException e) {
            throw new UncheckedIOException("the sender is not gone", e);
        }
    }

    static List<Reading> readings(List<Arrival> arrivals) {
        return new ArrayList<>(arrivals.stream().map(Arrival::reading).toList());
    }

    static List<String> contents(List<Arrival> arrivals) {
        return arrivals.stream().map(Bodies::content).toList();
    }

    static String content(Arrival arrival) {
        return new String(arrival.content(), StandardCharsets.UTF_8);
    }

    static Unreadable unreadable(Arrival arrival) {
        assertThat(arrival.reading()).isInstanceOf(Unreadable.class);
        return (Unreadable) arrival.reading();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] content) {
        try {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(content);
            }
            return zipped.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** Hands out few bytes at a time and never knows of more, as a slow connection does. */
    static InputStream slowly(byte[] body, int bytesAtATime) {
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, bytesAtATime));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }
}
