package dev.ninety.usage.report.format;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Ends where its source breaks, and keeps why: what came before the break, read ahead or not, is still read. */
final class CutInput extends BlockInput {

    private @Nullable IOException cause;

    CutInput(InputStream in) {
        super(in);
    }

    /** Why the source broke; null where it did not. */
    @Nullable
    IOException cause() {
        return cause;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (cause != null) {
            return -1;
        }
        try {
            return super.read(buffer, offset, length);
        } catch (IOException broken) {
            cause = broken;
            return -1;
        }
    }
}
