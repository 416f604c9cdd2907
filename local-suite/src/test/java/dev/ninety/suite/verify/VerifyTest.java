package dev.ninety.suite.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack is genuine or it is not: whichever byte of it is another, and whoever signed what does not fit together. */
class VerifyTest {

    @TempDir
    Path folder;

    private SamplePack sample;

    @BeforeEach
    void sample() {
        sample = new SamplePack();
    }

    private record Said(int status, List<String> lines) {

        String all() {
            return String.join("\n", lines);
        }
    }

    private static Said verify(Path pack, String... more) {
        List<String> lines = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of(pack.toString()));
        arguments.addAll(List.of(more));
        int status = Verify.run(new ArrayDeque<>(arguments), lines::add);
        return new Said(status, lines);
    }

    private Said verify(Path pack) {
        return verify(pack, "--key", folder.resolve("key.pem").toString());
    }

    /** Signed by whoever holds the key, so only what fits together counts. */
    private Said verifySigned() throws IOException {
        Path pack = sample.write(folder);
        return verify(pack);
    }

    @Test
    void aPackAsItWasMadeIsGenuine() throws Exception {
        Said said = verifySigned();
        assertThat(said.all())
                .contains(
                        "Smart Account example.com, at 2026-03-01T00:00:00Z, as known at 2026-03-02T00:00:00Z",
                        "2 positions, each the sum of its entries",
                        "GENUINE: signed with the key ");
        assertThat(said.status()).isZero();
    }

    @Test
    void whicheverByteIsAnotherIsFound() throws Exception {
        // Given
        Path pack = sample.write(folder);
        byte[] whole = Files.readAllBytes(pack);
        Map<String, Integer> classes = new LinkedHashMap<>();

        // When
        for (int i = 0; i < whole.length; i++) {
            if (ByteClass.of(whole, i).equals("data") && i % 11 != 0) {
                // There are many of these, and none is like another: each eleventh is tried.
                continue;
            }
            byte[] bent = whole.clone();
            bent[i] ^= (byte) (1 << (i % 8));
            Files.write(pack, bent);
            Said said = verify(pack);
            assertThat(said.status())
                    .as("byte %d, of %s", i, ByteClass.of(whole, i))
                    .isEqualTo(1);
            assertThat(said.all()).contains("the signature is not that of this file by this key");
            classes.merge(ByteClass.of(whole, i), 1, Integer::sum);
        }

        // Then
        assertThat(classes)
                .containsOnlyKeys("local header", "name", "data", "central directory", "end record")
                .allSatisfy((name, flipped) -> assertThat(flipped).isGreaterThanOrEqualTo(22));
    }

    @Test
    void whateverIsAddedOrTakenAwayIsFound() throws Exception {
        Path pack = sample.write(folder);
        byte[] whole = Files.readAllBytes(pack);
        byte[] commented = Arrays.copyOf(whole, whole.length + 2);
        commented[whole.length - 2] = 2;
        for (byte[] bent : List.of(
                Arrays.copyOf(whole, whole.length + 1),
                Arrays.copyOf(whole, whole.length - 1),
                Arrays.copyOfRange(whole, 1, whole.length),
                commented,
                new byte[0])) {
            Files.write(pack, bent);
            assertThat(verify(pack).status()).isEqualTo(1);
        }
    }

    @Test
    void whicheverByteOfTheSignatureIsAnotherIsFound() throws Exception {
        Path pack = sample.write(folder);
        Path file = folder.resolve("pack.zip.sig");
        byte[] signature = Files.readAllBytes(file);
        for (int i = 0; i < signature.length; i++) {
            byte[] bent = signature.clone();
            bent[i] ^= (byte) (1 << (i % 8));
            Files.write(file, bent);
            assertThat(verify(pack).status()).as("byte %d", i).isEqualTo(1);
        }
        Files.write(file, Arrays.copyOf(signature, 63));
        assertThat(verify(pack).all()).contains("the signature has 63 bytes, and not 64");
    }

    @Test
    void anotherKeyIsNotTheSigners() throws Exception {
        Path pack = sample.write(folder);
        Path other = folder.resolve("other.pem");
        Files.writeString(
                other, SamplePack.pem(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
        assertThat(verify(pack, "--key", other.toString()).status()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotWhatTheManifestSaysIsNamed() throws Exception {
        Map<String, String> files = filesOf(sample);
        files.put("content/cases.json", "{}");
        files.put(SamplePack.POSITIONS, files.get(SamplePack.POSITIONS) + " ");
        files.remove(SamplePack.ACKS);
        Path pack = signed(SamplePack.zipAsIs(files));
        assertThat(verify(pack).lines())
                .contains(
                        "  content/cases.json is not in the manifest",
                        "  content/positions.json is not what the manifest says: its digest is another",
                        "  content/acks.ndjson is in the manifest and not in the pack",
                        "NOT GENUINE: 3 things are wrong");
    }

    @Test
    void anEntryOfALedgerThatIsAnotherBreaksTheChain() throws Exception {
        sample.bend(SamplePack.OWNERSHIP, "\"delta\":3", "\"delta\":4")
                .bend(SamplePack.POSITIONS, "\"owned\":3", "\"owned\":4")
                .bend(SamplePack.POSITIONS, "\"balance\":3", "\"balance\":4");
        assertThat(verifySigned().lines())
                .contains(
                        "  content/ledgers/entitlement-service.ndjson: entry 2 does not follow from the hash before it")
                .hasSize(2);
    }

    @Test
    void anEntryThatIsLeftOutIsMissed() throws Exception {
        String ledger = sample.files.get(SamplePack.OWNERSHIP);
        List<String> lines = ledger.lines().toList();
        sample.files.put(SamplePack.OWNERSHIP, lines.get(0) + "\n" + lines.get(2) + "\n");
        sample.bend(SamplePack.POSITIONS, "\"owned\":3", "\"owned\":0")
                .bend(SamplePack.POSITIONS, "\"balance\":3", "\"balance\":0");
        assertThat(verifySigned().all()).contains("entry 2 is missing; 3 follows");

        sample.files.put(SamplePack.OWNERSHIP, lines.get(0) + "\n" + lines.get(1) + "\n");
        assertThat(verifySigned().all()).contains("it ends with number 2, and not with 3 and its hash");
    }

    @Test
    void anEntryThatWasNotKnownByThenIsNamed() throws Exception {
        sample.manifest.put("knownAt", "2026-02-01T00:00:00Z");
        assertThat(verifySigned().all())
                .contains(
                        "usage-service.ndjson: entry 1 was not known at 2026-02-01T00:00:00Z",
                        "content/reports.ndjson: 1 was not received by 2026-02-01T00:00:00Z");
    }

    @Test
    void aPositionThatIsNotTheSumOfItsEntriesIsNamed() throws Exception {
        sample.bend(SamplePack.POSITIONS, "\"disclosed\":7", "\"disclosed\":8")
                .bend(SamplePack.POSITIONS, "\"consumed\":12", "\"consumed\":11");
        assertThat(verifySigned().lines())
                .contains(
                        "  content/positions.json: [campus, regid.2026-01.com.example.advantage,1.0_a] is said to have 11"
                                + " consumed, and its entries add up to 12",
                        "  content/positions.json: [campus, regid.2026-01.com.example.advantage,1.0_a] is said to have 8"
                                + " disclosed, and its entries add up to 7")
                .hasSize(3);
    }

    @Test
    void aPositionThatIsLeftOutIsMissed() throws Exception {
        sample.files.put(
                SamplePack.POSITIONS,
                SamplePack.json(Map.of("items", List.of(SamplePack.position("campus", 10, 12, 7)))));
        assertThat(verifySigned().all()).contains("[lab, ", "has entries and no position");
    }

    @Test
    void whatWasReceivedIsWhatItsOwnDigestSays() throws Exception {
        sample.bend(SamplePack.REPORTS, "payload", "payl0ad").bend(SamplePack.ACKS, "H4sAAQ==", "H4sAAA==");
        assertThat(verifySigned().lines())
                .contains(
                        "  content/reports.ndjson: 1 is not what its digest says",
                        "  content/acks.ndjson: 1 is not what its digest says")
                .hasSize(3);
    }

    @Test
    void aPackOfOneVirtualAccountLeavesOthersOutAndStaysChained() throws Exception {
        sample.manifest.put("virtualAccount", "campus");
        sample.chained(
                SamplePack.OWNERSHIP,
                SamplePack.entry(1, "campus", "ACTUAL", "2026-01-01T00:00:00Z", 10, "2026-01-01T00:00:00Z"),
                SamplePack.entry(2, "other", "ACTUAL", "2026-01-01T00:00:00Z", 3, "2026-01-02T00:00:00Z"),
                SamplePack.entry(3, "campus", "ACTUAL", "2026-06-01T00:00:00Z", -10, "2026-01-02T00:00:00Z"));
        sample.files.put(
                SamplePack.POSITIONS,
                SamplePack.json(Map.of("items", List.of(SamplePack.position("campus", 10, 12, 7)))));
        assertThat(verifySigned().status()).isZero();

        sample.manifest.put("virtualAccount", null);
        assertThat(verifySigned().all()).contains("entries up to 2 are left out");

        sample.manifest.put("virtualAccount", "lab");
        assertThat(verifySigned().all()).contains("entry 1 is of another Virtual Account");
    }

    @Test
    void whatCannotBeReadIsNotGenuine() throws Exception {
        for (Map<String, String> files : List.of(
                Map.of("nothing", ""),
                Map.of("manifest.json", "{"),
                Map.of("manifest.json", "{\"format\":2}"),
                Map.of("manifest.json", "{\"format\":1,\"entries\":[]}"))) {
            Path pack = signed(SamplePack.zipAsIs(files));
            assertThat(verify(pack).status()).as("%s", files).isEqualTo(1);
        }
    }

    @Test
    void withoutAKeyOrASignatureNothingIsChecked() throws Exception {
        Path pack = sample.write(folder);
        assertThat(verify(pack, new String[0]).status()).isEqualTo(2);
        assertThat(verify(pack, "--key").status()).isEqualTo(2);
        assertThat(verify(pack, "--key", folder.resolve("none.pem").toString()).status())
                .isEqualTo(2);
        assertThat(verify(pack, "--key", pack + ".sig").status()).isEqualTo(2);
        assertThat(verify(
                                folder.resolve("none.zip"),
                                "--key",
                                folder.resolve("key.pem").toString())
                        .status())
                .isEqualTo(2);
        Files.move(folder.resolve("pack.zip.sig"), folder.resolve("elsewhere"));
        assertThat(verify(pack).status()).isEqualTo(2);
        assertThat(verify(
                                pack,
                                "--key",
                                folder.resolve("key.pem").toString(),
                                "--signature",
                                folder.resolve("elsewhere").toString())
                        .status())
                .isZero();
    }

    @Test
    void opensslSaysTheSame() throws Exception {
        assumeTrue(openssl("version") == 0, "openssl is not installed here");
        Path pack = sample.write(folder);
        String[] documented = {
            "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "pack.zip", "-sigfile", "pack.zip.sig"
        };
        assertThat(openssl(documented)).isZero();
        byte[] bent = Files.readAllBytes(pack);
        bent[bent.length / 2] ^= 1;
        Files.write(pack, bent);
        assertThat(openssl(documented)).isNotZero();
    }

    private int openssl(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notInstalled) {
            return 127;
        }
    }

    /** All files, the manifest that was true of them among them. */
    private static Map<String, String> filesOf(SamplePack sample) throws IOException {
        sample.zip(sample.files);
        Map<String, String> files = new LinkedHashMap<>(sample.files);
        files.put("manifest.json", SamplePack.json(sample.manifest));
        return files;
    }

    private Path signed(byte[] pack) throws IOException {
        Path file = sample.write(folder);
        Files.write(file, pack);
        Files.write(folder.resolve("pack.zip.sig"), sample.sign(pack));
        return file;
    }
}
