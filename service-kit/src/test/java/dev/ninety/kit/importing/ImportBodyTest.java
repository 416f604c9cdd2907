package dev.ninety.kit.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.web.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ImportBodyTest {

    private final ObjectMapper mapper = new ObjectMapper();

    ImportBodyTest() {
        new StrictJson().customize(mapper);
    }

    @Test
    void readsPlainAndPackedContentAndHashesWhatCameIn() throws IOException {
        // The hash as sha256sum gives it.
        ImportBody plain = read(bytes("[1]"), 100);
        assertThat(plain.sha256()).isEqualTo("080a9ed428559ef602668b4c00f114f1a11c3f6b02a435f0bdc154578e4d7f22");
        ImportBody packed = read(gzip(bytes("[1]")), 100);
        assertThat(packed.json(mapper)).isEqualTo(plain.json(mapper));
        assertThat(packed.sha256()).isNotEqualTo(plain.sha256());
    }

    @Test
    void refusesMoreThanTheLimitPackedOrUnpacked() throws IOException {
        assertThat(read(bytes("12345"), 5).content()).hasSize(5);
        refused(413, () -> read(bytes("123456"), 5));
        byte[] bomb = gzip(new byte[10_000_000]);
        refused(413, () -> read(bomb, 1_000_000));
    }

    @Test
    void refusesBrokenPacking() throws IOException {
        byte[] packed = gzip(bytes("[1, 2, 3]"));
        refused(400, () -> read(Arrays.copyOf(packed, packed.length - 9), 100));
        packed[12] ^= 0x55;
        refused(400, () -> read(packed, 100));
    }

    @Test
    void refusesWhatIsNoJson() {
        refused(400, () -> read(bytes(""), 100));
        for (String text : new String[] {"null", "{", "[1] 2", "[".repeat(10_000), "\u0000", "{\"a\":1,}"}) {
            refused(400, () -> read(bytes(text), 100_000).json(mapper));
        }
        byte[] noCharacter = {0, 0, 0, '[', 0, 0x7F, 0, 0};
        byte[] halfACharacter = {'"', (byte) 0xC3, '"'};
        for (byte[] body : new byte[][] {noCharacter, halfACharacter}) {
            refused(400, () -> read(body, 100).json(mapper));
        }
    }

    private static ImportBody read(byte[] body, long limit) {
        return ImportBody.read(new ByteArrayInputStream(body), limit);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
    }
}
