package dev.ninety.compliance.pack;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP whose bytes follow from its files alone: sorted by name, stored as they are, all of the same date. Nothing is
 * compressed, since what a compressor makes of the same bytes is not the same everywhere.
 */
public final class PackArchive implements Closeable {

    /** The first date that a ZIP can hold. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private @Nullable String last;

    public PackArchive(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /**
     * Adds a file.
     *
     * @param name after all names that were added before
     * @param bytes how long it is
     * @param crc32 of its content
     */
    public void add(String name, long bytes, long crc32, InputStream content) throws IOException {
        if (last != null && last.compareTo(name) >= 0) {
            throw new IllegalArgumentException(name + " comes before " + last);
        }
        last = name;
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes);
        entry.setCrc(crc32);
        entry.setTimeLocal(DATE);
        zip.putNextEntry(entry);
        content.transferTo(zip);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
