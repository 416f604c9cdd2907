package dev.ninety.kit.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.kit.ledger.Sha256;
import dev.ninety.kit.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file as it came in.
 *
 * @param content its bytes, unpacked where they came gzipped
 * @param size how many bytes came in
 * @param sha256 of the bytes that came in, in lower-case hexadecimal
 */
public record ImportBody(byte[] content, long size, String sha256) {

    /**
     * Reads a body into memory.
     *
     * @param limit how many bytes it may have, packed and unpacked
     * @throws Problem 413 where it has more, 400 where it is empty or its packing is broken
     */
    public static ImportBody read(InputStream body, long limit) {
        try {
            byte[] received = bounded(body, limit);
            if (received.length == 0) {
                throw Problem.unreadable("The body is empty.");
            }
            String sha256 = HexFormat.of().formatHex(Sha256.of(received));
            byte[] content = isGzip(received) ? inflate(received, limit) : received;
            return new ImportBody(content, received.length, sha256);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @throws Problem 400 where it is no JSON, or nothing but the literal {@code null} */
    public JsonNode json(ObjectMapper mapper) {
        try {
            JsonNode tree = mapper.readTree(content);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw Problem.unreadable("A JSON object or array is expected.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw Problem.unreadable(e.getOriginalMessage().lines().findFirst().orElse("Not readable")
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr() + ")"));
        } catch (IOException noText) {
            // The bytes are in memory, so what fails is their encoding.
            throw Problem.unreadable("It is no text in an encoding of JSON: " + noText.getMessage());
        }
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    private static byte[] inflate(byte[] packed, long limit) throws IOException {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return bounded(unpacked, limit);
        } catch (ZipException | EOFException broken) {
            throw Problem.unreadable("The gzip packing is broken: " + broken.getMessage());
        }
    }

    private static byte[] bounded(InputStream in, long limit) throws IOException {
        int most = Math.toIntExact(Math.min(limit, Integer.MAX_VALUE - 16));
        byte[] bytes = in.readNBytes(most);
        if (bytes.length == most && in.read() >= 0) {
            throw Problem.tooLarge("A file here has at most " + limit + " bytes.");
        }
        return bytes;
    }
}
