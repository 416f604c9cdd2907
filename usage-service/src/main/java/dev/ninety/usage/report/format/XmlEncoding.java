package dev.ninety.usage.report.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the bytes of XML into characters. */
public final class XmlEncoding {

    private static final Pattern ENCODING = Pattern.compile("encoding\\s?=\\s?[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int LONGEST_DECLARATION = 512;

    private XmlEncoding() {}

    /**
     * The characters of an XML body.
     *
     * @param noText one character that stands for bytes that are no text
     * @throws UnsupportedEncodingException where the declaration names an encoding that is not known
     */
    public static Reader decoded(InputStream in, String noText) throws IOException {
        byte[] head = in.readNBytes(LONGEST_DECLARATION);
        return new InputStreamReader(
                new SequenceInputStream(new ByteArrayInputStream(head), in),
                charset(head)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(noText));
    }

    /** Told by the byte order mark, by where the zeros of UTF-16 stand, or by the declaration; otherwise UTF-8. */
    private static Charset charset(byte[] head) throws UnsupportedEncodingException {
        int first = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | (head[1] & 0xff);
        switch (first) {
            case 0xfeff, 0xfffe -> {
                return StandardCharsets.UTF_16;
            }
            case '<' -> {
                return StandardCharsets.UTF_16BE;
            }
            case '<' << 8 -> {
                return StandardCharsets.UTF_16LE;
            }
            default -> {
                // an encoding in which the declaration can be read as it stands
            }
        }
        Matcher declaration = XmlCharacters.DECLARATION.matcher(new String(head, StandardCharsets.ISO_8859_1));
        Matcher encoding = ENCODING.matcher(declaration.find() ? declaration.group(1) : "");
        return encoding.find() ? named(encoding.group(1)) : StandardCharsets.UTF_8;
    }

    private static Charset named(String name) throws UnsupportedEncodingException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnsupportedEncodingException("the encoding " + name + " is not supported");
        }
    }
}
