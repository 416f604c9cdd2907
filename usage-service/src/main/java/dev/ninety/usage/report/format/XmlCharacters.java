package dev.ninety.usage.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML body, inside an element of our own and without its declaration. Bounds how much may be read
 * for one event, and remembers what was read of the report under way, so that a remainder can be kept as it was sent.
 */
final class XmlCharacters extends Reader {

    static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml([^>]{0,300})\\?>");
    private static final int LONGEST_DECLARATION = 512;
    private static final String OPENING = "<ninety-body>";
    private static final String CLOSING = "</ninety-body>";

    private static final String REPORT = "RUMReport";
    private static final int LONGEST_PREFIX = 64;

    /** More than the parser ever holds at once. */
    private static final int READ_AHEAD = 1 << 15;

    /** Stands for bytes that are no text: no XML may hold it, so the parser stops there and not before. */
    private static final String NO_TEXT = "\uffff";

    private final Reader opening = new StringReader(OPENING);
    private final Reader body;
    private final Reader closing = new StringReader(CLOSING);
    private final int limit;
    private final StringBuilder window = new StringBuilder();
    private long allowed = Long.MAX_VALUE;

    /** @param limit how many characters are kept of a remainder */
    XmlCharacters(InputStream in, int limit) throws IOException {
        this.limit = limit;
        body = withoutDeclaration(decoded(in));
    }

    private static Reader decoded(InputStream in) throws IOException {
        try {
            return XmlEncoding.decoded(in, NO_TEXT);
        } catch (UnsupportedEncodingException unknown) {
            throw new LimitException(String.valueOf(unknown.getMessage()));
        }
    }

    /** From now on so many characters may be read. */
    void allow(long count) {
        allowed = count;
    }

    /**
     * Forgets the report that was read to its end. The parser reads ahead and its offsets are not to be relied on, so the
     * end is looked for; text that looks like an end tag inside the report only means that less is forgotten.
     */
    void forgetReport() {
        int name = window.indexOf(REPORT);
        int end = window.indexOf(">", name);
        if (end > 0 && window.charAt(end - 1) != '/') {
            int closing = end;
            do {
                closing = window.indexOf(REPORT, closing + 1);
            } while (closing >= 0 && !isInEndTag(closing));
            end = closing < 0 ? -1 : window.indexOf(">", closing);
        }
        window.delete(0, end + 1);
    }

    /** Whether a name at this place belongs to an end tag, with a prefix or without. */
    private boolean isInEndTag(int name) {
        int slash = name - 1;
        while (slash > 0 && name - slash < LONGEST_PREFIX && isPrefix(window.charAt(slash))) {
            slash--;
        }
        return slash > 0 && window.charAt(slash) == '/' && window.charAt(slash - 1) == '<';
    }

    private static boolean isPrefix(char c) {
        return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
    }

    /** Forgets all but what the parser may have read ahead: the report under way is cut anyway. */
    void forgetBulk() {
        window.delete(0, Math.max(0, window.length() - READ_AHEAD));
    }

    /** What was not forgotten and all that follows, cut at the limit. */
    String remainder() throws IOException {
        char[] buffer = new char[1 << 13];
        int count = body.read(buffer);
        while (count >= 0 && window.length() < limit) {
            window.append(buffer, 0, count);
            count = body.read(buffer);
        }
        window.setLength(Math.min(window.length(), limit));
        return window.toString();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = opening.read(buffer, offset, length);
        if (count >= 0) {
            return count;
        }
        count = body.read(buffer, offset, length);
        if (count < 0) {
            return closing.read(buffer, offset, length);
        }
        allowed -= count;
        if (allowed < 0) {
            throw new LimitException("a tag, comment or text is longer than any report");
        }
        window.append(buffer, offset, count);
        if (window.length() > limit + 4 * READ_AHEAD) {
            // A remainder is cut at the limit, and an end tag is among what was read last: the rest serves nothing.
            window.delete(limit, window.length() - READ_AHEAD);
        }
        return count;
    }

    /** The body belongs to whoever gave it; the parser closes what it has read to the end, or broke off. */
    @Override
    public void close() {}

    private static Reader withoutDeclaration(Reader characters) throws IOException {
        char[] first = new char[LONGEST_DECLARATION];
        int count = 0;
        for (int read = 0; read >= 0 && count < first.length; count += Math.max(0, read)) {
            read = characters.read(first, count, first.length - count);
        }
        String start = new String(first, 0, count);
        Matcher declaration = DECLARATION.matcher(start);
        Reader head = new StringReader(declaration.find() ? start.substring(declaration.end()) : start);
        return new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                int read = head.read(buffer, offset, length);
                return read >= 0 ? read : characters.read(buffer, offset, length);
            }

            @Override
            public void close() throws IOException {
                characters.close();
            }
        };
    }
}
