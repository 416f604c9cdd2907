package dev.ninety.usage.report.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** Tells what a stream holds from its first bytes, which stay to be read. */
public final class Signature {

    /** How many bytes are looked at, at most. */
    static final int FIRST_BYTES = 1 << 16;

    private static final int PORTION = 512;
    private static final int TAR_HEADER = 512;
    private static final int LONGEST_BLANK = 1 << 12;

    private Signature() {}

    static boolean startsWith(InputStream in, int... bytes) throws IOException {
        in.mark(bytes.length);
        try {
            for (int expected : bytes) {
                if (in.read() != expected) {
                    return false;
                }
            }
            return true;
        } finally {
            in.reset();
        }
    }

    static boolean isGzip(InputStream in) throws IOException {
        return startsWith(in, 0x1f, 0x8b);
    }

    /** Every form of tar begins with a header that holds the sum of its own bytes. */
    public static boolean isTar(InputStream in) throws IOException {
        in.mark(TAR_HEADER);
        try {
            byte[] header = in.readNBytes(TAR_HEADER);
            return header.length == TAR_HEADER && TarUtils.verifyCheckSum(header);
        } catch (IllegalArgumentException noNumber) {
            return false;
        } finally {
            in.reset();
        }
    }

    /** Whether it is a tar, packed or not. What cannot be unpacked is none: whoever reads it finds out why. */
    static boolean isTarWithin(InputStream in) throws IOException {
        if (!isGzip(in)) {
            return isTar(in);
        }
        in.mark(FIRST_BYTES);
        try {
            InputStream first = new LimitedInput(in, bytes -> bytes <= FIRST_BYTES - PORTION, "no tar so far");
            return isTar(new BufferedInputStream(new GZIPInputStream(first, PORTION)));
        } catch (IOException broken) {
            return false;
        } finally {
            in.reset();
        }
    }

    static boolean isWideXml(InputStream in) throws IOException {
        return startsWith(in, 0xfe, 0xff)
                || startsWith(in, 0xff, 0xfe)
                || startsWith(in, 0, '<')
                || startsWith(in, '<', 0);
    }

    /** Whether it begins as XML or JSON does, in which reports are written. */
    static boolean isXmlOrJson(InputStream in) throws IOException {
        if (isWideXml(in)) {
            return true;
        }
        boolean marked = startsWith(in, 0xef, 0xbb, 0xbf);
        in.mark(LONGEST_BLANK);
        try {
            in.skipNBytes(marked ? 3 : 0);
            for (int i = 3; i < LONGEST_BLANK; i++) {
                int next = in.read();
                if (next < 0 || !Character.isWhitespace(next)) {
                    return next == '<' || next == '{' || next == '[';
                }
            }
            return false;
        } finally {
            in.reset();
        }
    }
}
