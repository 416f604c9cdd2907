package dev.ninety.compliance.pack.app;

import dev.ninety.kit.ledger.Sha256;
import dev.ninety.kit.problem.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** One file of a pack on its way into the ZIP, which wants to know of a file how long it is before it takes it. */
final class Spool implements AutoCloseable {

    private final Path file;
    private final MessageDigest digest = Sha256.digest();
    private final CRC32 crc = new CRC32();
    private final long most;
    private long bytes;

    /** @param most how many bytes it may have */
    Spool(long most) throws IOException {
        this.file = Files.createTempFile("evidence", null);
        this.most = most;
    }

    /** What is written here. It throws a {@link Problem} of status 409 where there is more than there may be. */
    OutputStream open() throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new BufferedOutputStream(new Measured(out), 65_536);
    }

    long bytes() {
        return bytes;
    }

    long crc32() {
        return crc.getValue();
    }

    /** In lower-case hexadecimal; to be asked for once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    InputStream read() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private final class Measured extends OutputStream {
        private final OutputStream out;

        Measured(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            bytes += length;
            if (bytes > most) {
                throw Problem.conflict(
                        "PACK_TOO_LARGE",
                        "The pack would be larger than ninety.evidence.pack-bytes allows. Ask for one Virtual Account, or"
                                + " for digests in place of the reports.");
            }
            digest.update(from, offset, length);
            crc.update(from, offset, length);
            out.write(from, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
