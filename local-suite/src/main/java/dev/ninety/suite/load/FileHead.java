package dev.ninety.suite.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The beginning of a file, which is all that is looked at to tell what it is.
 *
 * @param bytes the first ones, unpacked where the file is gzipped
 * @param packed whether it is gzipped
 */
record FileHead(byte[] bytes, boolean packed) {

    private static final int SIZE = 256 * 1024;
    private static final int TAR_HEADER = 512;
    private static final int TAR_CHECKSUM_AT = 148;
    private static final int TAR_CHECKSUM_LENGTH = 8;

    static FileHead of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            boolean packed = in.read() == 0x1F && in.read() == 0x8B;
            in.reset();
            return packed ? new FileHead(unpack(in), true) : new FileHead(in.readNBytes(SIZE), false);
        }
    }

    /** What can be unpacked; a broken packing is for the service to refuse. */
    private static byte[] unpack(InputStream in) throws IOException {
        byte[] bytes = new byte[SIZE];
        int length = 0;
        try (GZIPInputStream unpacked = new GZIPInputStream(in)) {
            int read;
            while (length < SIZE && (read = unpacked.read(bytes, length, SIZE - length)) > 0) {
                length += read;
            }
        } catch (EOFException | ZipException broken) {
            return Arrays.copyOf(bytes, length);
        }
        return Arrays.copyOf(bytes, length);
    }

    /** Whether it begins as a tar archive does: with a header whose checksum is right. */
    boolean isTar() {
        if (bytes.length < TAR_HEADER) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < TAR_HEADER; i++) {
            boolean checksum = i >= TAR_CHECKSUM_AT && i < TAR_CHECKSUM_AT + TAR_CHECKSUM_LENGTH;
            sum += checksum ? ' ' : bytes[i] & 0xFF;
        }
        String written = new String(bytes, TAR_CHECKSUM_AT, TAR_CHECKSUM_LENGTH, StandardCharsets.US_ASCII);
        return written.replace('\0', ' ').strip().replaceFirst("^0+(?=.)", "").equals(Integer.toOctalString(sum));
    }

    boolean isZip() {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** It as text, by its byte order mark or as UTF-8; what is no text in that becomes U+FFFD. */
    String text() {
        Charset charset = mark(0xFE, 0xFF)
                ? StandardCharsets.UTF_16BE
                : mark(0xFF, 0xFE) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(bytes), text, false);
        String decoded = text.flip().toString();
        return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }

    private boolean mark(int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
