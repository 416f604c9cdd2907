package dev.ninety.usage.delivery.format;

import dev.ninety.kit.ledger.Sha256;
import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.report.format.BodyLimits;
import dev.ninety.usage.report.format.LimitException;
import dev.ninety.usage.report.format.Signature;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.ZipException;

/**
 * The body of a sync: JSON texts, one a line, possibly gzipped. What is read from it are its whole lines; what the body was,
 * and whether it came to its end, can be asked afterwards.
 */
public final class SyncBody extends FilterInputStream {

    private static final int LONGEST_BLANK = 1 << 12;

    private final Counted counted;
    private final InputStream sent;
    private final MessageDigest digest;
    private final WholeLines lines;

    private SyncBody(Counted counted, InputStream sent, MessageDigest digest, WholeLines lines) {
        super(lines);
        this.counted = counted;
        this.sent = sent;
        this.digest = digest;
        this.lines = lines;
    }

    /** Counts the bytes that pass. */
    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        long bytes() {
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }

    /** @throws Problem 400 where it is of another form, 413 where it is too large */
    public static SyncBody of(InputStream body, BodyLimits limits) throws IOException {
        MessageDigest digest = Sha256.digest();
        Counted counted = new Counted(body);
        InputStream sent = new DigestInputStream(counted, digest);
        try {
            InputStream content = new BufferedInputStream(limits.unpacked(sent), 1 << 16);
            if (Signature.isTar(content) || isXml(content)) {
                throw Problem.unreadable("A sync is JSON, one report a line.");
            }
            return new SyncBody(counted, sent, digest, new WholeLines(content, limits.reportBytes()));
        } catch (EOFException | ZipException broken) {
            throw Problem.unreadable("The body is empty, or its packing is broken.");
        }
    }

    private static boolean isXml(InputStream in) throws IOException {
        in.mark(LONGEST_BLANK);
        try {
            int next = in.read();
            for (int i = 0; i < LONGEST_BLANK - 2 && Character.isWhitespace(next); i++) {
                next = in.read();
            }
            return next == '<' || next == 0xfe || next == 0xff || next == 0;
        } catch (EOFException | ZipException broken) {
            return false;
        } finally {
            in.reset();
        }
    }

    /** Whether it ended before its last line did; known once it was read to its end. */
    public boolean isTorn() {
        return lines.isTorn();
    }

    /**
     * The hash of all that was sent; reads on where the sender has sent more.
     *
     * @throws Problem 400 or 413 where it cannot be read to its end, or is too large
     * @throws IOException where the sender is gone
     */
    public byte[] hash() throws IOException {
        switch (lines.cut()) {
            case null -> {
                // it came to its end
            }
            case LimitException tooMuch -> throw Problem.tooLarge(tooMuch.getMessage() + ".");
            case ZipException broken -> throw Problem.unreadable("The gzip packing is broken.");
            case EOFException end -> {
                // its packing was cut off: as torn as a line that was
            }
            case IOException gone -> throw gone;
        }
        sent.transferTo(OutputStream.nullOutputStream());
        return digest.digest();
    }

    /** How many bytes were sent; known once its hash was asked for. */
    public long length() {
        return counted.bytes();
    }

    /** The body belongs to whoever gave it. */
    @Override
    public void close() {}
}
