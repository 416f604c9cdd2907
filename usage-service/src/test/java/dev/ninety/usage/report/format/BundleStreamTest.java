package dev.ninety.usage.report.format;

import static dev.ninety.usage.report.format.Bodies.LIMITS;
import static dev.ninety.usage.report.format.Bodies.content;
import static dev.ninety.usage.report.format.Bodies.gzip;
import static dev.ninety.usage.report.format.Bodies.read;
import static dev.ninety.usage.report.format.Bodies.readings;
import static dev.ninety.usage.report.format.Bodies.unreadable;
import static dev.ninety.usage.report.format.Bodies.utf8;
import static dev.ninety.usage.report.format.Tar.tar;
import static dev.ninety.usage.report.format.Tar.vendorBundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import dev.ninety.usage.report.format.SampleReports.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Offline bundles: what is read in them, what is refused of them, and what is refused whole. */
class BundleStreamTest {

    private static final int MIB = 1 << 20;
    private static final Sample SAMPLE = SampleReports.payloadAsString();

    @Example
    void theVendorsBundleIsReadFileByFile() {
        byte[] bundle = vendorBundle(
                new String(Form.XML_WITH_ROOT.write(List.of(SAMPLE.text()))),
                new String(Form.USAGE.write(List.of(SAMPLE.text(), SAMPLE.text()))),
                SAMPLE.text());

        assertThat(readings(read(bundle)))
                .hasSize(4)
                .allSatisfy(reading -> assertThat(reading).isEqualTo(SAMPLE.reading()));
    }

    @Property(tries = 200)
    void howReportsArePackedDoesNotMatter(@ForAll("packings") List<Packing> packings) {
        Tar outer = tar().directory("a/");
        Tar inner = tar().file("manifest.mf", "Manifest-Version: 1.0\n");
        List<Object> outerFirst = new ArrayList<>();
        List<Object> innerThen = new ArrayList<>();
        for (int i = 0; i < packings.size(); i++) {
            Packing packing = packings.get(i);
            List<String> texts = packing.samples.stream().map(Sample::text).toList();
            byte[] file = packing.form.write(texts);
            (packing.nested ? inner : outer).file("./a/dev_" + i + ".txt", packing.packed ? gzip(file) : file);
            packing.samples.forEach(sample -> (packing.nested ? innerThen : outerFirst).add(sample.reading()));
        }
        boolean packed = packings.getFirst().packed;
        outer.file("a/UD_VA.tar", packed ? inner.packed() : inner.bytes());
        outerFirst.addAll(innerThen);

        assertThat(readings(read(packed ? outer.bytes() : outer.packed()))).isEqualTo(outerFirst);
    }

    record Packing(List<Sample> samples, Form form, boolean nested, boolean packed) {}

    @Provide
    Arbitrary<List<Packing>> packings() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<List<Sample>> samples =
                Arbitraries.of(SampleReports.all()).list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(
                        samples, Arbitraries.of(Form.XML_WITHOUT_ROOT, Form.LINES, Form.ARRAY), either, either)
                .as(Packing::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Example
    void anEntryThatMustNotBeIsOneRefusalAndTheOthersStand() {
        byte[] bundle = tar().file("first.txt", SAMPLE.text())
                .file("../outside.txt", SAMPLE.text())
                .file("/etc/absolute.txt", "{\"absolute\":1}")
                .file("C:\\absolute.txt", "{\"drive\":1}")
                .file("a/..\\..\\up.txt", "{\"up\":1}")
                .special("link.txt", TarArchiveEntry.LF_SYMLINK, "/etc/passwd")
                .special("hard.txt", TarArchiveEntry.LF_LINK, "first.txt")
                .special("device", TarArchiveEntry.LF_CHR, "")
                .special("pipe", TarArchiveEntry.LF_FIFO, "")
                .file("last.txt", SAMPLE.text())
                .packed();

        List<Arrival> arrivals = read(bundle);

        assertThat(arrivals).hasSize(10);
        assertThat(arrivals.getFirst().reading()).isEqualTo(SAMPLE.reading());
        assertThat(arrivals.getLast().reading()).isEqualTo(SAMPLE.reading());
        assertThat(arrivals.subList(1, 9).stream()
                        .map(arrival -> unreadable(arrival).reason().split(":")[0]))
                .containsExactly(
                        "ARCHIVE_NAME",
                        "ARCHIVE_NAME",
                        "ARCHIVE_NAME",
                        "ARCHIVE_NAME",
                        "ARCHIVE_LINK",
                        "ARCHIVE_LINK",
                        "ARCHIVE_ENTRY",
                        "ARCHIVE_ENTRY");
        assertThat(content(arrivals.get(1))).isEqualTo(SAMPLE.text());
        assertThat(content(arrivals.get(5))).isEqualTo("link.txt -> /etc/passwd");
    }

    @Example
    void aBundleTooDeepIsKeptAsItWasSent() {
        byte[] third = tar().file("dev.txt", SAMPLE.text()).packed();
        byte[] bundle = tar().file(
                        "two.tar.gz", tar().file("three.tar.gz", third).packed())
                .file("dev.txt", SAMPLE.text())
                .packed();

        List<Arrival> arrivals = read(bundle);

        assertThat(arrivals).hasSize(2);
        assertThat(unreadable(arrivals.getFirst()).reason()).startsWith("ARCHIVE_DEPTH: two.tar.gz/three.tar.gz:");
        assertThat(arrivals.getFirst().content()).isEqualTo(third);
        assertThat(readings(read(arrivals.getFirst().content()))).containsExactly(SAMPLE.reading());
    }

    @Example
    void whatIsPackedTwiceIsNotUnpacked() {
        byte[] bundle = tar().file("dev.txt.gz.gz", gzip(gzip(SAMPLE.bytes()))).packed();

        assertThat(read(bundle))
                .singleElement()
                .satisfies(arrival -> assertThat(unreadable(arrival).reason()).startsWith("ARCHIVE_DEPTH"));
    }

    @Example
    void aBrokenBundleInsideCostsItselfAndNamesItself() {
        byte[] whole = tar().file("one.txt", SAMPLE.text())
                .file("two.txt", SAMPLE.text())
                .bytes();
        byte[] cut = Arrays.copyOf(whole, 512 + 200);
        byte[] scrambled = whole.clone();
        scrambled[0] ^= 1;
        byte[] bundle = tar().file("cut.tar", cut)
                .file("notgzip.gz", utf8("\u001f\ufffd"))
                .file("broken.gz", new byte[] {0x1f, (byte) 0x8b, 1, 2, 3})
                .file("good.tar", whole)
                .packed();

        List<Arrival> arrivals = read(bundle);

        List<String> reasons = arrivals.stream()
                .filter(arrival -> arrival.reading() instanceof Unreadable)
                .map(arrival -> unreadable(arrival).reason())
                .toList();
        assertThat(reasons.get(0)).startsWith("ARCHIVE_BROKEN: cut.tar/one.txt: ");
        assertThat(reasons.get(1)).startsWith("ARCHIVE_BROKEN: cut.tar/: ");
        assertThat(reasons.get(2)).startsWith("ARCHIVE_BROKEN: broken.gz: ");
        assertThat(reasons).hasSize(3);
        assertThat(arrivals).hasSize(5);
    }

    @Example
    void ofACutBundleWhatCameBeforeStands() {
        byte[] bundle = tar().file("one.txt", SAMPLE.text())
                .file("two.txt", "[" + SAMPLE.text() + "," + SAMPLE.text() + "]")
                .bytes();
        for (int length = 2_000; length < 5_000; length += 100) {
            List<Arrival> arrivals = read(Arrays.copyOf(bundle, length));
            assertThat(arrivals).as("%d bytes", length).isNotEmpty();
            assertThat(arrivals.getFirst().reading())
                    .isInstanceOfAny(SAMPLE.reading().getClass(), Unreadable.class);
        }
        byte[] packed = gzip(bundle);
        assertThat(read(Arrays.copyOf(packed, packed.length - 12))).isNotEmpty();
    }

    @Example
    void aBundleWithoutAnyReportIsOneRefusal() {
        for (byte[] bundle : List.of(
                tar().file("manifest.mf", "Manifest-Version: 1.0\n").packed(),
                tar().file("empty.txt", "").directory("a/").packed(),
                tar().file("image.bin", new byte[] {0, 1, 2, 3}).packed())) {
            assertThat(read(bundle))
                    .singleElement()
                    .satisfies(
                            arrival -> assertThat(unreadable(arrival).fault()).isEqualTo(Fault.INVALID));
        }
    }

    @Example
    void tooManyEntriesRefuseTheWholeBundle() {
        Tar files = tar();
        for (int i = 0; i < 60; i++) {
            files.file("dev_" + i, SAMPLE.text());
        }
        byte[] once = tar().file("va.tar", files.bytes()).packed();
        assertThat(read(once)).hasSize(60);

        byte[] inner = files.bytes();
        byte[] twice = tar().file("one.tar", inner).file("two.tar", inner).packed();

        assertRefusedWhole(twice, LIMITS);
    }

    @Example
    void bombsRefuseTheWholeBundleAtEveryDepth() {
        byte[] zeros = new byte[24 * MIB];
        BodyLimits ratio = new BodyLimits(64L * MIB, 1024L * MIB, 100, 4_000, 100);
        byte[] first =
                tar().file("good.txt", SAMPLE.text()).file("zeros", zeros).packed();
        byte[] nested = tar().file("good.txt", SAMPLE.text())
                .file("va.tar.gz", tar().file("zeros", zeros).packed())
                .packed();
        byte[] xml = new byte[24 * MIB];
        Arrays.fill(xml, (byte) ' ');
        xml[0] = '<';
        byte[] text = tar().file("good.txt", SAMPLE.text())
                .file("dev.txt.gz", gzip(xml))
                .packed();
        for (byte[] bomb : List.of(first, nested, text)) {
            assertRefusedWhole(bomb, ratio);
        }
        BodyLimits total = new BodyLimits(64L * MIB, 10L * MIB, 1_000_000, 4_000, 100);
        for (byte[] bomb : List.of(first, nested, text)) {
            assertRefusedWhole(bomb, total);
        }
        byte[] sent = tar().file("good.txt", SAMPLE.text()).bytes();
        assertRefusedWhole(sent, new BodyLimits(sent.length - 1, MIB, 100, 4_000, 100));
        assertThat(read(sent, new BodyLimits(sent.length, MIB, 100, 4_000, 100)))
                .hasSize(1);
    }

    @Example
    void aNameLongerThanAnyHonestOneBreaksTheBundle() {
        byte[] bundle = tar().file("first.txt", SAMPLE.text())
                .longName("x".repeat(MIB))
                .file("second.txt", SAMPLE.text())
                .packed();

        List<Arrival> arrivals = read(bundle);

        assertThat(arrivals).hasSize(2);
        assertThat(arrivals.getFirst().reading()).isEqualTo(SAMPLE.reading());
        assertThat(unreadable(arrivals.getLast()).reason()).startsWith("ARCHIVE_BROKEN: the bundle");
    }

    @Example
    void howeverManyHeadersFollowOneAnotherTheyAreBounded() {
        Tar names = tar().file("first.txt", SAMPLE.text());
        for (int i = 0; i < 5_000; i++) {
            names.longName("x".repeat(200));
        }

        List<Arrival> arrivals = read(names.file("last.txt", SAMPLE.text()).packed());

        assertThat(arrivals).hasSize(2);
        assertThat(unreadable(arrivals.getLast()).reason()).startsWith("ARCHIVE_BROKEN: the bundle");
    }

    @Example
    void namesAreShownWithoutWhatMisleads() {
        byte[] bundle = tar().file("a\u202egpj.txt\n\u0007", "{broken").packed();

        String reason = unreadable(read(bundle).getFirst()).reason();

        assertThat(reason).startsWith("a?gpj.txt??: ");
    }

    @Property(tries = 600)
    void whateverIsSentEndsAndThrowsNothing(@ForAll("damages") List<int[]> damages, @ForAll boolean packed) {
        byte[] inner = tar().file("dev_1.txt", SAMPLE.text())
                .file("n".repeat(150), SAMPLE.text())
                .bytes();
        byte[] bundle = tar().file("manifest.mf", "Manifest-Version: 1.0\n")
                .file("va.tar", packed ? gzip(inner) : inner)
                .special("link", TarArchiveEntry.LF_SYMLINK, "x")
                .file("dev_2.txt", SAMPLE.text())
                .bytes();
        for (int[] damage : damages) {
            bundle[damage[0] % bundle.length] = (byte) damage[1];
        }
        int length = damages.isEmpty() ? bundle.length : bundle.length - damages.getFirst()[2] % bundle.length;

        List<Arrival> arrivals = read(Arrays.copyOf(bundle, length));

        assertThat(arrivals).isNotNull();
    }

    @Provide
    Arbitrary<List<int[]>> damages() {
        return Arbitraries.integers()
                .between(0, 1 << 16)
                .array(int[].class)
                .ofSize(3)
                .list()
                .ofMaxSize(8);
    }

    private static void assertRefusedWhole(byte[] bundle, BodyLimits limits) {
        assertThatThrownBy(() -> read(bundle, limits))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }
}
