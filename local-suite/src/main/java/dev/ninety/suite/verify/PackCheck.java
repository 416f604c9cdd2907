package dev.ninety.suite.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Whether a pack's content fits together: its manifest, its ledgers, its positions, and what they were read from. */
final class PackCheck {

    private static final String MANIFEST = "manifest.json";
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ZipFile zip;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private PackCheck(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * What came of it.
     *
     * @param wrong one line for each thing that is wrong
     * @param told what the pack is about, line by line
     */
    record Outcome(List<String> wrong, List<String> told) {}

    static Outcome of(Path pack) {
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            PackCheck check = new PackCheck(zip);
            check.check();
            return new Outcome(List.copyOf(check.wrong), List.copyOf(check.told));
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            return new Outcome(List.of("the pack cannot be read: " + unreadable.getMessage()), List.of());
        }
    }

    private void check() throws IOException {
        ZipEntry manifestEntry = zip.getEntry(MANIFEST);
        if (manifestEntry == null) {
            wrong.add("there is no " + MANIFEST);
            return;
        }
        JsonNode manifest;
        try (InputStream in = zip.getInputStream(manifestEntry)) {
            manifest = JSON.readTree(in);
        }
        if (manifest.path("format").asInt() != FORMAT) {
            wrong.add(MANIFEST + " is of format " + manifest.path("format") + ", which is not known here");
            return;
        }
        entries(manifest);
        if (!wrong.isEmpty()) {
            // What follows would only repeat that files are not what they were.
            return;
        }
        PackScope scope = PackScope.of(manifest);
        told.add("Smart Account " + scope.smartAccount()
                + (scope.virtualAccount() == null ? "" : ", Virtual Account " + scope.virtualAccount()) + ", at "
                + scope.at() + ", as known at " + scope.knownAt());
        Totals totals = new Totals();
        for (JsonNode ledger : manifest.path("ledgers")) {
            ledger(scope, ledger, totals);
        }
        positions(totals);
        kept("content/reports.ndjson", scope);
        kept("content/acks.ndjson", scope);
    }

    /** Every entry is in the manifest once, and is what the manifest says. */
    private void entries(JsonNode manifest) throws IOException {
        Map<String, JsonNode> listed = new LinkedHashMap<>();
        for (JsonNode entry : manifest.path("entries")) {
            listed.put(entry.path("name").asText(), entry);
        }
        Set<String> found = new HashSet<>();
        for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
            String name = entry.getName();
            if (!found.add(name)) {
                wrong.add(name + " is there twice");
                continue;
            }
            JsonNode said = listed.get(name);
            if (name.equals(MANIFEST)) {
                continue;
            }
            if (said == null) {
                wrong.add(name + " is not in the manifest");
                continue;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                if (!said.path("sha256").asText().equals(digest(in))) {
                    wrong.add(name + " is not what the manifest says: its digest is another");
                }
            } catch (IOException unreadable) {
                wrong.add(name + " cannot be read: " + unreadable.getMessage());
            }
        }
        listed.keySet().stream()
                .filter(name -> !found.contains(name))
                .forEach(name -> wrong.add(name + " is in the manifest and not in the pack"));
        told.add(found.size() + " files, each with the digest that the manifest says");
    }

    private void ledger(PackScope scope, JsonNode said, Totals totals) throws IOException {
        String name = said.path("name").asText();
        LedgerChain chain = new LedgerChain(name, scope, totals);
        lines(name, chain::next);
        chain.end(said.path("sequence").asLong(), said.path("hash").asText());
        wrong.addAll(chain.wrong());
        if (chain.wrong().isEmpty()) {
            told.add(name + ": " + chain.entries() + " entries, chained up to number "
                    + said.path("sequence").asLong());
        }
    }

    private void positions(Totals totals) throws IOException {
        String name = "content/positions.json";
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            wrong.add("there is no " + name);
            return;
        }
        JsonNode positions;
        try (InputStream in = zip.getInputStream(entry)) {
            positions = JSON.readTree(in).path("items");
        }
        List<String> different = totals.compare(name, positions);
        wrong.addAll(different);
        if (different.isEmpty()) {
            told.add(name + ": " + positions.size() + " positions, each the sum of its entries");
        }
    }

    /** Files that are kept line by line: each is what its own digest says, and was there by then. */
    private void kept(String name, PackScope scope) throws IOException {
        if (zip.getEntry(name) == null) {
            return;
        }
        KeptFiles kept = new KeptFiles(name, scope);
        lines(name, kept::next);
        wrong.addAll(kept.wrong());
        if (kept.wrong().isEmpty()) {
            told.add(name + ": " + kept.count() + " lines, each with its own digest");
        }
    }

    private void lines(String name, LineReader reader) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            wrong.add(name + " is not in the pack");
            return;
        }
        try (InputStream in = zip.getInputStream(entry);
                var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(in)) {
            while (lines.hasNextValue()) {
                reader.read(lines.nextValue());
            }
        }
    }

    private static String digest(InputStream in) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] buffer = new byte[65_536];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @FunctionalInterface
    private interface LineReader {
        void read(JsonNode line);
    }

    /**
     * What a pack is about.
     *
     * @param virtualAccount only this one; null for all
     */
    record PackScope(String smartAccount, @Nullable String virtualAccount, Instant at, Instant knownAt) {

        static PackScope of(JsonNode manifest) {
            return new PackScope(
                    manifest.path("smartAccount").asText(),
                    manifest.path("virtualAccount").isTextual()
                            ? manifest.path("virtualAccount").asText()
                            : null,
                    Instant.parse(manifest.path("at").asText()),
                    Instant.parse(manifest.path("knownAt").asText()));
        }
    }
}
