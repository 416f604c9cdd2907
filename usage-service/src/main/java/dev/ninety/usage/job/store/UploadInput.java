package dev.ninety.usage.job.store;

import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;

/** A body that is kept in pieces, read through from its beginning; one piece is in memory at a time. */
public final class UploadInput extends InputStream {

    private final UploadStore uploads;
    private final String smartAccount;
    private final UUID id;
    private final long bytes;
    private byte[] chunk = new byte[0];
    private int next;
    private int position;
    private volatile long done;

    UploadInput(UploadStore uploads, String smartAccount, UUID id, long bytes) {
        this.uploads = uploads;
        this.smartAccount = smartAccount;
        this.id = id;
        this.bytes = bytes;
    }

    /** How many bytes have been read; may be asked for by any thread. */
    public long bytesRead() {
        return done;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws IllegalStateException where a piece is missing: the job was given up, or is another one's by now */
    @Override
    public int read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (done == bytes) {
            return -1;
        }
        if (position == chunk.length) {
            byte[] following = uploads.chunk(smartAccount, id, next++);
            if (following == null) {
                throw new IllegalStateException("the body of job " + id + " is gone");
            }
            chunk = following;
            position = 0;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, buffer, offset, count);
        position += count;
        done += count;
        return count;
    }
}
