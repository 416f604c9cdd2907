package dev.ninety.usage.report.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers the beginning of what is read from it, so that it can be kept as it was sent should it be of no use. */
final class KeptInput extends BlockInput {

    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private final int limit;

    KeptInput(InputStream in, int limit) {
        super(in);
        this.limit = limit;
    }

    /** All of it, what was read already included, as far as it goes and the limit allows. */
    InputStream whole() throws LimitException {
        byte[] buffer = new byte[1 << 13];
        try {
            while (beginning.size() < limit && read(buffer, 0, buffer.length) >= 0) {
                // reading is what keeps
            }
        } catch (LimitException tooMuch) {
            throw tooMuch;
        } catch (IOException broken) {
            // what came before the break is all there is
        }
        return new ByteArrayInputStream(beginning.toByteArray());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            beginning.write(buffer, offset, Math.min(count, limit - beginning.size()));
        }
        return count;
    }
}
