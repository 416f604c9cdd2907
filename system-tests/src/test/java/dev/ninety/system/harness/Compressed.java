package dev.ninety.system.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Gzipped bodies. */
public final class Compressed {

    private static final int BLOCK = 1 << 20;

    private Compressed() {}

    public static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    /** A body that grows a thousandfold where it is unpacked: one byte, again and again. */
    public static byte[] gzipOf(byte one, long times) throws IOException {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, one);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (long written = 0; written < times; written += BLOCK) {
                gzip.write(block);
            }
        }
        return bytes.toByteArray();
    }
}
