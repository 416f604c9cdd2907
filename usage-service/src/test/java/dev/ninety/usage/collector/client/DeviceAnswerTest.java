package dev.ninety.usage.collector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ninety.usage.collector.Outcome;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** An answer comes whole and within its limit, or it breaks. */
class DeviceAnswerTest {

    private static final byte[] WHOLE =
            "\ufeff {\"usage\":[{\"payload\":\"{\\\"a\\\":\\\"]}[{\\\\\\\\\\\"}\"},{\"b\":[1,{}]}],\"ü\":\"\\\\\"}\n"
                    .getBytes(StandardCharsets.UTF_8);
    private static final int LAST_BRACKET = WHOLE.length - 2;

    @Property
    void howeverItIsReadItIsHandedOn(@ForAll @IntRange(min = 1, max = 70) int portion) throws IOException {
        assertThat(read(WHOLE, WHOLE.length, portion)).isEqualTo(WHOLE);
    }

    @Property
    void aBeginningIsNoAnswer(
            @ForAll @IntRange(min = 0, max = 200) int at, @ForAll @IntRange(min = 1, max = 70) int portion) {
        byte[] beginning = Arrays.copyOf(WHOLE, at % (LAST_BRACKET + 1));
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> read(beginning, WHOLE.length, portion))
                .matches(failed -> failed.outcome() == Outcome.BAD_ANSWER);
    }

    @Test
    void itEndsAtItsLimit() throws IOException {
        assertThat(read(WHOLE, WHOLE.length, 5)).isEqualTo(WHOLE);
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> read(WHOLE, WHOLE.length - 1, 5))
                .matches(failed -> failed.outcome() == Outcome.TOO_LARGE);
    }

    @Test
    void whatIsNotJsonIsKnownByItsFirstByte() {
        for (String text : new String[] {"<html>", "1", "null", "\u001f\u008b", "\ufeff\ufeff{}"}) {
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8), 100, 3))
                    .matches(failed -> failed.outcome() == Outcome.BAD_ANSWER);
        }
    }

    @Test
    void aBrokenConnectionHidesItsCause() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("chunked transfer encoding", new EOFException("EOF reached while reading"));
            }
        };
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> new DeviceAnswer(broken, 10).read())
                .withNoCause()
                .matches(failed -> failed.outcome() == Outcome.UNREACHABLE);
    }

    private static byte[] read(byte[] answer, long limit, int portion) throws IOException {
        InputStream in = new DeviceAnswer(new ByteArrayInputStream(answer), limit);
        byte[] buffer = new byte[answer.length + portion];
        int size = 0;
        for (int count = in.read(buffer, 0, portion); count >= 0; count = in.read(buffer, size, portion)) {
            size += count;
        }
        return Arrays.copyOf(buffer, size);
    }
}
