package dev.ninety.usage.report.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream over another whose bytes all come through {@link #read(byte[], int, int)}, so that one place sees them. */
abstract class BlockInput extends FilterInputStream {

    BlockInput(InputStream in) {
        super(in);
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}
