package dev.ninety.usage.delivery.format;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes the offline bundle that the vendor's portal takes: a manifest, and the archive of a Virtual Account with one
 * file for each product instance. The same reports give the same bytes. A tar says how long a file is before
 * the file, so what is under way lies in temporary files.
 */
public final class BundleWriter implements Closeable {

    private static final long NO_DEVICE = Long.MIN_VALUE;

    private final OutputStream out;
    private final Header header;
    private final Path archive;
    private final OutputStream archived;
    private final TarArchiveOutputStream inner;
    private final Path file;
    private DeviceFileWriter device;
    private long deviceId = NO_DEVICE;
    private int bare;

    /**
     * What a bundle says of itself.
     *
     * @param createdAt in its names and as the date of all its entries
     * @param id names the bundle, to the vendor
     */
    public record Header(String smartAccount, String virtualAccount, Instant createdAt, String id) {}

    /** @param out is closed at the end */
    public BundleWriter(OutputStream out, Header header) throws IOException {
        this.out = out;
        this.header = header;
        archive = Files.createTempFile("export", ".tar.gz");
        file = Files.createTempFile("export", ".txt");
        archived = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 14);
        inner = tar(archived);
        device = new DeviceFileWriter(file);
    }

    /** Adds a report; those of one device follow each other. */
    public void report(long ofDevice, String report) throws IOException {
        if (ofDevice != deviceId) {
            endOfDevice();
            deviceId = ofDevice;
            device = new DeviceFileWriter(file);
            bare = 0;
        }
        if (RumFileWriter.canHold(report)) {
            device.report(report);
        } else {
            putBare(report);
        }
    }

    /** A report that no XML can hold is a file by itself: a reader of files of any form takes it all the same. */
    private void putBare(String report) throws IOException {
        put(inner, "dev_" + deviceId + '-' + ++bare + '_' + stamp() + ".txt", report.getBytes(StandardCharsets.UTF_8));
    }

    private void endOfDevice() throws IOException {
        device.close();
        if (!device.isEmpty()) {
            put(inner, "dev_" + deviceId + '_' + stamp() + ".txt", file);
        }
    }

    /** Ends the bundle: nothing of it is written before. */
    public void finish() throws IOException {
        endOfDevice();
        inner.close();
        try (TarArchiveOutputStream outer = tar(out)) {
            put(outer, "manifest.mf", manifest().getBytes(StandardCharsets.UTF_8));
            put(outer, archiveName(), archive);
        }
    }

    /** Leaves nothing behind, whether it was finished or not. */
    @Override
    public void close() throws IOException {
        device.close();
        archived.close();
        Files.deleteIfExists(file);
        Files.deleteIfExists(archive);
    }

    private String manifest() {
        return """
                Manifest-Version: 1.0
                Created-By: "{\\"uuid\\": \\"%s\\"}"
                Smart-Account: %s
                Smart-Account-ID:

                Name: /%s
                Specification-VA: %s
                Specification-VA-ID:
                """.formatted(header.id(), header.smartAccount(), archiveName(), header.virtualAccount());
    }

    private String archiveName() {
        return "UD_VA_" + stamp() + ".tar.gz";
    }

    private long stamp() {
        return header.createdAt().getEpochSecond();
    }

    private void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        tar.putArchiveEntry(entry(name, content.length));
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private void put(TarArchiveOutputStream tar, String name, Path content) throws IOException {
        tar.putArchiveEntry(entry(name, Files.size(content)));
        Files.copy(content, tar);
        tar.closeArchiveEntry();
    }

    /** An entry that tells nothing of the machine that wrote it. */
    private TarArchiveEntry entry(String name, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(size);
        entry.setIds(0, 0);
        entry.setModTime(Date.from(Instant.ofEpochSecond(stamp())));
        return entry;
    }

    private static TarArchiveOutputStream tar(OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out, 1 << 14), "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }
}
