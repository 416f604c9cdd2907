package dev.ninety.compliance.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a stored file piece by piece, so that never more than one of them is held. */
public final class PieceReader extends InputStream {

    private final Pieces pieces;
    private long left;
    private int ordinal;
    private byte[] piece = new byte[0];
    private int position;

    /** Where the pieces are. */
    @FunctionalInterface
    public interface Pieces {

        /** The piece of that number, from 0 on; null where there is none. */
        byte @Nullable [] piece(int ordinal);
    }

    /** @param bytes how long the file is said to be; one that turns out to be shorter is torn, and reading it fails */
    public PieceReader(Pieces pieces, long bytes) {
        this.pieces = pieces;
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        while (position == piece.length) {
            byte[] next = pieces.piece(ordinal);
            if (next == null) {
                throw new EOFException("the file ended " + left + " bytes before its end");
            }
            ordinal++;
            piece = next;
            position = 0;
        }
        int count = (int) Math.min(Math.min(length, piece.length - position), left);
        System.arraycopy(piece, position, into, offset, count);
        position += count;
        left -= count;
        return count;
    }
}
