package dev.ninety.usage.report.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes tars as the vendor's tools do, and as nobody should. */
public final class Tar {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    private Tar() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    }

    public static Tar tar() {
        return new Tar();
    }

    /** As the vendor describes it: a manifest, and a bundle with these files. */
    public static byte[] vendorBundle(String... files) {
        Tar virtualAccount = tar();
        for (int i = 0; i < files.length; i++) {
            virtualAccount.file("dev_" + i + "_1700000000.txt", files[i]);
        }
        return tar().file("manifest.mf", "Manifest-Version: 1.0\nCreated-By: \"{\\\"uuid\\\": \\\"1\\\"}\"\n")
                .file("UD_VA_1700000000.tar.gz", virtualAccount.packed())
                .packed();
    }

    public Tar file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Tar file(String name, byte[] content) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        return add(entry, content);
    }

    public Tar directory(String name) {
        return add(new TarArchiveEntry(name), new byte[0]);
    }

    /** An entry of another kind, such as {@link TarArchiveEntry#LF_SYMLINK}. */
    public Tar special(String name, byte kind, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
        entry.setLinkName(target);
        return add(entry, new byte[0]);
    }

    /** An entry that only holds the name of the one that follows it. */
    public Tar longName(String name) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry("././@LongLink", TarArchiveEntry.LF_GNUTYPE_LONGNAME, true);
        entry.setSize(content.length);
        return add(entry, content);
    }

    public byte[] bytes() {
        try {
            tar.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] packed() {
        return Bodies.gzip(bytes());
    }

    private Tar add(TarArchiveEntry entry, byte[] content) {
        try {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
