package dev.ninety.usage.delivery.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A line that was cut off is withheld; everything else is handed out as it was sent. */
class WholeLinesTest {

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> texts = Arbitraries.of(
                "{}",
                "{\"a\":1}",
                "[{\"x\":[\"]\"]},{}]",
                "{\"q\":\"\\\"}\\\\\"}",
                "{\"é\":\"{\"}",
                "{\"long\":\"" + "x".repeat(40_000) + "\"}");
        return texts.list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 300)
    void whateverIsCutOffIsWithheld(
            @ForAll("lines") List<String> lines, @ForAll @IntRange(max = 1000) int permille, @ForAll boolean slowly)
            throws IOException {
        byte[] body = lines.stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        int cut = body.length * permille / 1000;
        byte[] sent = Arrays.copyOf(body, cut);
        int lastEnd = cut;
        while (lastEnd > 0 && body[lastEnd - 1] != '\n') {
            lastEnd--;
        }
        boolean lastIsWhole = lastEnd == cut || body[cut] == '\n';

        WholeLines whole = new WholeLines(slowly ? bySevens(sent) : new ByteArrayInputStream(sent), 1 << 20);
        byte[] read = whole.readAllBytes();

        assertThat(whole.isTorn()).isEqualTo(!lastIsWhole);
        assertThat(read).isEqualTo(Arrays.copyOf(body, lastIsWhole ? cut : lastEnd));
        assertThat(whole.cut()).isNull();
    }

    @Example
    void aLineThatIsTooLongIsShortenedAndNotHeld() throws IOException {
        String body = "{\"a\":\"" + "x".repeat(500_000) + "\"}\n{\"b\":1}\n";

        WholeLines whole = new WholeLines(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), 1000);
        String read = new String(whole.readAllBytes(), StandardCharsets.UTF_8);

        assertThat(read).startsWith("{\"a\":\"xxx").endsWith("\n{\"b\":1}\n").hasSizeBetween(1001, 40_000);
        assertThat(whole.isTorn()).isFalse();
    }

    @Example
    void aBrokenConnectionIsRememberedAndTheLineLost() throws IOException {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("{\"a\":1}\n{\"b\":2}".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }
                });

        WholeLines whole = new WholeLines(broken, 1000);

        assertThat(whole.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":1}\n");
        assertThat(whole.cut()).hasMessage("gone");
        assertThat(whole.isTorn()).isTrue();
    }

    private static InputStream bySevens(byte[] body) {
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 7));
            }
        };
    }
}
