package dev.ninety.usage.report.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongPredicate;

/** Counts what is read, and stops with a {@link LimitException} when the count is no longer accepted. */
final class LimitedInput extends FilterInputStream {

    private final LongPredicate accepts;
    private final String refusal;
    private long read;

    LimitedInput(InputStream in, LongPredicate accepts, String refusal) {
        super(in);
        this.accepts = accepts;
        this.refusal = refusal;
    }

    long bytesRead() {
        return read;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int bytes = super.read(buffer, offset, length);
        if (bytes > 0) {
            count(bytes);
        }
        return bytes;
    }

    private void count(int bytes) throws LimitException {
        read += bytes;
        if (!accepts.test(read)) {
            throw new LimitException(refusal);
        }
    }
}
