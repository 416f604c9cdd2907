package dev.ninety.suite.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small evidence pack, written from what its documentation says, which a test can bend before it is signed. */
final class SamplePack {

    static final String OWNERSHIP = "content/ledgers/entitlement-service.ndjson";
    static final String CONSUMPTION = "content/ledgers/usage-service.ndjson";
    static final String POSITIONS = "content/positions.json";
    static final String REPORTS = "content/reports.ndjson";
    static final String ACKS = "content/acks.ndjson";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNT = "example.com";
    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";

    final Map<String, String> files = new TreeMap<>();
    final Map<String, Object> manifest = new LinkedHashMap<>();
    final List<Map<String, Object>> ledgers = new ArrayList<>();
    private final KeyPair keys;

    SamplePack() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        manifest.put("format", 1);
        manifest.put("smartAccount", ACCOUNT);
        manifest.put("virtualAccount", null);
        manifest.put("at", "2026-03-01T00:00:00Z");
        manifest.put("knownAt", "2026-03-02T00:00:00Z");
        chained(
                OWNERSHIP,
                entry(1, "campus", "ACTUAL", "2026-01-01T00:00:00Z", 10, "2026-01-01T00:00:00Z"),
                entry(2, "lab", "ACTUAL", "2026-01-01T00:00:00Z", 3, "2026-01-02T00:00:00Z"),
                entry(3, "campus", "ACTUAL", "2026-06-01T00:00:00Z", -10, "2026-01-02T00:00:00Z"));
        chained(
                CONSUMPTION,
                entry(1, "campus", "ACTUAL", "2026-02-01T00:00:00Z", 12, "2026-02-02T00:00:00Z"),
                entry(2, "campus", "DISCLOSED", "2026-02-01T00:00:00Z", 7, "2026-02-02T00:00:00Z"));
        files.put(POSITIONS, json(Map.of("items", List.of(position("campus", 10, 12, 7), position("lab", 3, 0, 0)))));
        files.put(REPORTS, received(Map.of("content", "{\"payload\":\"\u00e4\"}"), "{\"payload\":\"\u00e4\"}"));
        byte[] ack = {(byte) 0x1f, (byte) 0x8b, 0, 1};
        files.put(ACKS, line(with(Map.of("contentBase64", Base64.getEncoder().encodeToString(ack)), sha256(ack))));
    }

    static Map<String, Object> entry(
            int sequence, String virtualAccount, String view, String effectiveAt, long delta, String recordedAt) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("format", 1);
        entry.put("sequence", sequence);
        entry.put("virtualAccount", virtualAccount);
        entry.put("entitlementTag", TAG);
        entry.put("view", view);
        entry.put("effectiveAt", effectiveAt);
        entry.put("delta", delta);
        entry.put("reason", "GRANT");
        entry.put("sourceType", "ENTITLEMENT");
        entry.put("sourceId", "order-1");
        entry.put("recordedAt", recordedAt);
        return entry;
    }

    static Map<String, Object> position(String virtualAccount, long owned, long consumed, long disclosed) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("virtualAccount", virtualAccount);
        position.put("entitlementTag", TAG);
        position.put("owned", owned);
        position.put("consumed", consumed);
        position.put("balance", owned - consumed);
        position.put("disclosed", disclosed);
        return position;
    }

    /** Writes entries with their hashes; one without a delta stands for a stretch that is left out. */
    @SafeVarargs
    final void chained(String file, Map<String, Object>... entries) {
        StringBuilder lines = new StringBuilder();
        String hash = "0".repeat(64);
        Object last = 0;
        for (Map<String, Object> entry : entries) {
            Map<String, Object> line = new LinkedHashMap<>(entry);
            List<String> canonical = new ArrayList<>(List.of(hash, "1", ACCOUNT));
            entry.forEach((field, value) -> {
                if (!field.equals("format")) {
                    canonical.add(String.valueOf(value));
                }
            });
            hash = sha256(String.join("\n", canonical).getBytes(UTF_8));
            line.put("hash", hash);
            if ("other".equals(entry.get("virtualAccount"))) {
                line.keySet().retainAll(List.of("sequence", "hash"));
            }
            last = entry.get("sequence");
            lines.append(line(line));
        }
        files.put(file, lines.toString());
        ledgers.removeIf(ledger -> file.equals(ledger.get("name")));
        ledgers.add(new LinkedHashMap<>(Map.of("name", file, "sequence", last, "hash", hash)));
    }

    /** Replaces a text in a file, wherever it stands. */
    SamplePack bend(String file, String from, String to) {
        String before = files.getOrDefault(file, "");
        if (!before.contains(from)) {
            throw new IllegalArgumentException(file + " does not hold " + from);
        }
        files.put(file, before.replace(from, to));
        return this;
    }

    /** The pack, its signature and its key as files of a folder. */
    Path write(Path folder) throws IOException {
        byte[] pack = zip(files);
        Path file = Files.write(folder.resolve("pack.zip"), pack);
        Files.write(folder.resolve("pack.zip.sig"), sign(pack));
        Files.writeString(folder.resolve("key.pem"), pem(keys));
        return file;
    }

    /** The pack with a manifest that is true of these files. */
    byte[] zip(Map<String, String> packed) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        packed.forEach((name, content) -> entries.add(Map.of("name", name, "sha256", sha256(content.getBytes(UTF_8)))));
        manifest.put("entries", entries);
        manifest.put("ledgers", ledgers);
        Map<String, String> all = new LinkedHashMap<>(packed);
        all.put("manifest.json", json(manifest));
        return zipAsIs(all);
    }

    static byte[] zipAsIs(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(UTF_8);
                CRC32 crc = new CRC32();
                crc.update(content);
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    byte[] sign(byte[] content) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(content);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String received(Map<String, Object> content, String text) {
        return line(with(content, sha256(text.getBytes(UTF_8))));
    }

    private static Map<String, Object> with(Map<String, Object> content, String digest) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", 1);
        line.put("receivedAt", "2026-02-02T00:00:00Z");
        line.put("sha256", digest);
        line.putAll(content);
        return line;
    }

    private static String line(Object value) {
        return json(value) + "\n";
    }
}
