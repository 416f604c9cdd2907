package dev.ninety.usage.report.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** One tar of a bundle, read entry by entry; what breaks it is remembered. */
final class BundleLevel {

    /** Long names and extended headers are read into memory; honest ones stay far below this. */
    private static final int LONGEST_HEADERS = 1 << 18;

    private final String path;
    private final KeptInput kept;
    private final Allowance allowance;
    private final TarArchiveInputStream tar;
    private @Nullable IOException broken;

    /**
     * @param path the names of the bundles around its entries, fit to be shown
     * @param kept remembers it as it was sent
     * @param content the tar itself
     */
    BundleLevel(String path, KeptInput kept, InputStream content) {
        this.path = path;
        this.kept = kept;
        this.allowance = new Allowance(content);
        this.tar = new TarArchiveInputStream(allowance, "UTF-8");
    }

    String path() {
        return path;
    }

    KeptInput kept() {
        return kept;
    }

    boolean isBroken() {
        return broken != null;
    }

    /** The next entry, past whatever was not read of the one before; null at the end. */
    @Nullable
    TarArchiveEntry next() throws IOException {
        if (broken != null) {
            throw broken;
        }
        if (tar.getCurrentEntry() != null) {
            tar.transferTo(OutputStream.nullOutputStream());
        }
        allowance.left = LONGEST_HEADERS;
        TarArchiveEntry entry = tar.getNextEntry();
        allowance.left = Long.MAX_VALUE;
        if (entry != null && !entry.isCheckSumOK()) {
            throw new IOException("a header does not hold the sum of its bytes");
        }
        return entry;
    }

    /** What the present entry holds. Where this tar is what breaks, its content ends as a body does that is cut off. */
    InputStream content() {
        return new BlockInput(tar) {

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                try {
                    return super.read(buffer, offset, length);
                } catch (LimitException tooMuch) {
                    throw tooMuch;
                } catch (IOException cause) {
                    broken = cause;
                    throw (EOFException) new EOFException("the bundle around it is broken").initCause(cause);
                }
            }

            /** Whoever reads an entry to its end may close it; the tar goes on. */
            @Override
            public void close() {}
        };
    }

    /** Lets so many bytes through. */
    private static final class Allowance extends BlockInput {
        private long left;

        Allowance(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new IOException("the headers of an entry are longer than any honest ones");
            }
            return count;
        }
    }
}
