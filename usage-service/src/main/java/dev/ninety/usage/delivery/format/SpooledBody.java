package dev.ninety.usage.delivery.format;

import dev.ninety.kit.ledger.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A body that is kept in a temporary file until it is known whether it is wanted. */
public final class SpooledBody implements AutoCloseable {

    private final Path file;
    private final byte[] hash;
    private final byte[] beginningHash;

    private SpooledBody(Path file, byte[] hash, byte[] beginningHash) {
        this.file = file;
        this.hash = hash;
        this.beginningHash = beginningHash;
    }

    /**
     * Reads a body to its end.
     *
     * @param beginning how many of its first bytes are of interest by themselves
     */
    public static SpooledBody of(InputStream body, long beginning) throws IOException {
        Path file = Files.createTempFile("sync", null);
        MessageDigest whole = Sha256.digest();
        MessageDigest first = Sha256.digest();
        try (OutputStream content = Files.newOutputStream(file)) {
            byte[] block = new byte[1 << 16];
            long read = 0;
            for (int n = body.read(block); n >= 0; n = body.read(block)) {
                whole.update(block, 0, n);
                first.update(block, 0, (int) Math.clamp(beginning - read, 0, n));
                content.write(block, 0, n);
                read += n;
            }
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
        return new SpooledBody(file, whole.digest(), first.digest());
    }

    public byte[] hash() {
        return hash.clone();
    }

    /** The hash of the first bytes that were asked for; of all, where there are fewer. */
    public byte[] beginningHash() {
        return beginningHash.clone();
    }

    public InputStream read() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
