package dev.ninety.kit.csv;

import dev.ninety.kit.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a file into text without guessing: a byte order mark decides, else what the sender said,
 * else UTF-8. A name that is read in the wrong encoding is another name, so what is no text in it is refused.
 */
public final class CsvText {

    private static final char MARK = '\uFEFF';

    private CsvText() {}

    /**
     * The text of a file, without its byte order mark.
     *
     * @param declared the encoding that the sender named; null where none was
     * @throws Problem 400 that names the line of the first byte that is no text
     */
    public static String decode(byte[] bytes, @Nullable String declared) {
        Charset charset = charset(bytes, declared);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw noText(text, charset);
        }
        int nul = text.toString().indexOf('\0');
        if (nul >= 0) {
            throw noText(text.subSequence(0, nul), charset);
        }
        return !text.isEmpty() && text.charAt(0) == MARK
                ? text.subSequence(1, text.length()).toString()
                : text.toString();
    }

    private static Charset charset(byte[] bytes, @Nullable String declared) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (declared == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared);
        } catch (IllegalArgumentException unknown) {
            throw Problem.unreadable("The encoding " + declared + " is not known here.");
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Problem noText(CharSequence before, Charset charset) {
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        return Problem.unreadable("Line " + line + " is not text in " + charset.name()
                + ". Save the file as CSV UTF-8, or name its encoding in the Content-Type.");
    }
}
