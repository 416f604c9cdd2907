package dev.ninety.usage.delivery.format;

import static dev.ninety.usage.report.format.Tar.tar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.delivery.Ack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.archivers.tar.TarConstants;

class AckReaderTest {

    private static final String ACK = "<smartLicenseRumAck><data>eyJhY2siOiB0cnVlfQ==</data></smartLicenseRumAck>";
    private static final String POLICY = "<smartLicensePolicy><data>x</data></smartLicensePolicy>";
    private static final String FILE =
            "<?xml version=\"1.0\"?>\n<smartLicense>" + ACK + POLICY + POLICY + "</smartLicense>";

    private final AckReader reader = new AckReader(1 << 20, 20);

    private Ack read(String file) {
        return reader.read(file.getBytes(StandardCharsets.UTF_8));
    }

    private int refusal(byte[] file) {
        return catchThrowableOfType(Problem.class, () -> reader.read(file)).status();
    }

    private int refusal(String file) {
        return refusal(file.getBytes(StandardCharsets.UTF_8));
    }

    @Example
    void anAckAndThePoliciesBesideItAreCounted() {
        assertThat(read(FILE)).isEqualTo(new Ack(1, 2));
        assertThat(read("<smartLicense>" + ACK + ACK + "</smartLicense>")).isEqualTo(new Ack(2, 0));
        assertThat(read(ACK)).isEqualTo(new Ack(1, 0));
        assertThat(
                        read(
                                "<smartLicense><smartLicenseRumAck><data><![CDATA[x]]></data></smartLicenseRumAck></smartLicense>"))
                .isEqualTo(new Ack(1, 0));
        assertThat(reader.read(FILE.getBytes(StandardCharsets.UTF_16))).isEqualTo(new Ack(1, 2));
        assertThat(reader.read(gzip(FILE.getBytes(StandardCharsets.UTF_8)))).isEqualTo(new Ack(1, 2));
    }

    @Example
    void aBundleOfAcksIsReadWhole() {
        byte[] virtualAccount = tar().file("ACK_dev_1_1.txt", FILE)
                .file("ACK_dev_2_1.txt", FILE)
                .packed();

        assertThat(reader.read(virtualAccount)).isEqualTo(new Ack(2, 4));
        assertThat(reader.read(tar().file("manifest.mf", "Manifest-Version: 1.0\n")
                        .file("ACK_UD_VA_1.tar.gz", virtualAccount)
                        .packed()))
                .isEqualTo(new Ack(2, 4));
    }

    @Example
    void whatIsNoAckIsRefused() {
        assertThat(refusal("<smartLicense>" + POLICY + "</smartLicense>")).isEqualTo(422);
        assertThat(refusal(POLICY)).isEqualTo(422);
        assertThat(refusal("<smartLicense><RUMReport>{}</RUMReport></smartLicense>"))
                .isEqualTo(422);
        assertThat(refusal("<other>" + ACK + "</other>")).isEqualTo(422);
        assertThat(refusal("<smartLicense><smartLicenseRumAck><data> \n</data>x</smartLicenseRumAck></smartLicense>"))
                .isEqualTo(422);
        assertThat(refusal("<smartLicense><data>x</data><smartLicenseRumAck/></smartLicense>"))
                .isEqualTo(422);
        assertThat(refusal(tar().file("manifest.mf", "Manifest-Version: 1.0\n").packed()))
                .isEqualTo(422);
    }

    @Example
    void whatIsNotWellFormedIsRefused() {
        assertThat(refusal("")).isEqualTo(400);
        assertThat(refusal("{\"ack\":1}")).isEqualTo(400);
        assertThat(refusal(FILE.substring(0, FILE.length() - 5))).isEqualTo(400);
        assertThat(refusal(FILE + FILE)).isEqualTo(400);
        assertThat(refusal("<smartLicense>" + ACK + "\u0000</smartLicense>")).isEqualTo(400);
        assertThat(refusal("<?xml version=\"1.0\" encoding=\"none-such\"?>" + ACK))
                .isEqualTo(400);
        assertThat(refusal("<smartLicense>\u00ff<".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(400);
        assertThat(refusal("<a>".repeat(70) + "</a>".repeat(70))).isIn(400, 422);
        assertThat(refusal("<smartLicense>".repeat(70) + ACK + "</smartLicense>".repeat(70)))
                .isEqualTo(400);
        byte[] packed = gzip(FILE.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(Arrays.copyOf(packed, packed.length - 10))).isEqualTo(400);
    }

    @Example
    void nothingIsDeclaredAndNothingOutsideIsLookedUp() {
        assertThat(refusal("<!DOCTYPE smartLicense><smartLicense>" + ACK + "</smartLicense>"))
                .isEqualTo(400);
        assertThat(refusal("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><smartLicense>" + ACK + "</smartLicense>"))
                .isEqualTo(400);
        assertThat(refusal("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><smartLicense>" + ACK
                        + "&e;</smartLicense>"))
                .isEqualTo(400);
        assertThat(refusal("<smartLicense>" + ACK + "&none;</smartLicense>")).isEqualTo(400);
    }

    @Example
    void aBombIsRefused() {
        assertThat(refusal(gzip(new byte[2 << 20]))).isEqualTo(413);
        assertThat(refusal(new byte[(1 << 20) + 1])).isEqualTo(413);
        assertThat(refusal(tar().file(
                                "ACK_dev_1.txt",
                                gzip(("<smartLicense>" + " ".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8)))
                        .packed()))
                .isEqualTo(413);
        var many = tar();
        for (int i = 0; i < 21; i++) {
            many.file("ACK_dev_" + i + ".txt", FILE);
        }
        assertThat(refusal(many.packed())).isEqualTo(413);
    }

    @Example
    void whatLeadsOutOfABundleIsRefused() {
        assertThat(refusal(tar().file("ACK_dev_1.txt", FILE)
                        .file("../ACK_dev_2.txt", FILE)
                        .packed()))
                .isEqualTo(422);
        assertThat(refusal(tar().file("ACK_dev_1.txt", FILE)
                        .special("link", TarConstants.LF_SYMLINK, "/etc/passwd")
                        .packed()))
                .isEqualTo(422);
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        byte[] plain = FILE.getBytes(StandardCharsets.UTF_8);
        byte[] bundle = tar().file("ACK_dev_1_1.txt", FILE).packed();
        byte[] loose = tar().file("ACK_dev_1_1.txt", FILE).bytes();
        return Arbitraries.of(plain, bundle, loose)
                .flatMap(file -> Arbitraries.integers()
                        .between(0, file.length - 1)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(6)
                        .flatMap(places -> Arbitraries.bytes().map(value -> {
                            byte[] damaged = file.clone();
                            places.forEach(place -> damaged[place] = (byte) (value + place));
                            return Arrays.copyOf(damaged, places.size() > 4 ? places.getFirst() : damaged.length);
                        })));
    }

    @Property(tries = 3000)
    void whateverIsSentIsReadOrRefused(@ForAll("damaged") byte[] file) {
        try {
            assertThat(reader.read(file).acknowledgements()).isPositive();
        } catch (Problem refused) {
            assertThat(refused.status()).isIn(400, 413, 422);
        }
    }

    @Property(tries = 300)
    void noBytesAtAllBreakIt(@ForAll byte[] file) {
        try {
            reader.read(file);
        } catch (Problem refused) {
            assertThat(refused.status()).isIn(400, 413, 422);
        }
    }

    private static byte[] gzip(byte[] content) {
        try (ByteArrayOutputStream zipped = new ByteArrayOutputStream()) {
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(content);
            }
            return zipped.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
