package dev.ninety.compliance.file;

import dev.ninety.kit.ledger.Sha256;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Cuts what is written into pieces, and hands out each as soon as it is full; the last one when it is closed. */
public final class PieceWriter extends OutputStream {

    private final Pieces pieces;
    private final byte[] buffer;
    private final MessageDigest digest = Sha256.digest();
    private int filled;
    private int ordinal;
    private long bytes;
    private boolean closed;

    /** Who keeps the pieces. */
    @FunctionalInterface
    public interface Pieces {

        /** Keeps the piece of that number, from 0 on. */
        void keep(int ordinal, byte[] content);
    }

    /** @param size of every piece but the last, in bytes, at least 1 */
    public PieceWriter(Pieces pieces, int size) {
        this.pieces = pieces;
        this.buffer = new byte[size];
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        if (closed) {
            throw new IllegalStateException("the file is closed");
        }
        digest.update(from, offset, length);
        bytes += length;
        int at = offset;
        int left = length;
        while (left > 0) {
            int count = Math.min(left, buffer.length - filled);
            System.arraycopy(from, at, buffer, filled, count);
            filled += count;
            at += count;
            left -= count;
            if (filled == buffer.length) {
                handOut();
            }
        }
    }

    private void handOut() {
        pieces.keep(ordinal++, Arrays.copyOf(buffer, filled));
        filled = 0;
    }

    @Override
    public void close() {
        if (!closed && filled > 0) {
            handOut();
        }
        closed = true;
    }

    /** How much was written. */
    public long bytes() {
        return bytes;
    }

    /** The digest of all that was written, in lower-case hexadecimal; to be asked for once, when it is closed. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
