package dev.ninety.usage.report.format;

import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the vendor's XML into the JSON texts of its {@code <RUMReport>} elements: with a {@code <smartLicense>} root
 * as a device writes it, or without a root as the vendor's portal exports it. The body is read inside an element
 * of our own, so many roots are well-formed and a document type definition never is.
 */
final class XmlPieces implements Pieces {

    private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml([^>]{0,300})\\?>");
    private static final Pattern ENCODING = Pattern.compile("encoding\\s?=\\s?[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int LONGEST_DECLARATION = 512;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** The vendor's files are three elements deep. */
    private static final int DEEPEST = 64;

    /** What an event may take beside a report's own text: names, attributes, comments. */
    private static final int EVENT_ALLOWANCE = 1 << 16;

    private final XMLStreamReader xml;
    private final Joined characters;
    private final int limit;
    private int depth;
    private boolean foundReport;
    private boolean done;

    XmlPieces(InputStream in, int limit) throws IOException {
        this.limit = limit;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        // Long CDATA sections come in chunks, so that their length is seen before they are in memory.
        factory.setProperty("jdk.xml.cdataChunkSize", 1 << 14);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("no external entities");
        });
        try {
            characters = new Joined("<ninety-body>", decoded(in), "</ninety-body>");
            xml = factory.createXMLStreamReader(characters);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public @Nullable Piece next() throws IOException {
        if (done) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("RUMReport")) {
                    foundReport = true;
                    return report(text);
                }
            }
        } catch (XMLStreamException e) {
            done = true;
            if (e.getNestedException() instanceof IOException io) {
                throw io;
            }
            return failed(text, Fault.MALFORMED, "not well-formed XML: " + oneLine(e));
        }
        done = true;
        return foundReport ? null : failed(text, Fault.INVALID, "no <RUMReport> element");
    }

    private Piece report(StringBuilder text) throws XMLStreamException {
        long length = 0;
        for (int outside = depth - 1; depth > outside; ) {
            switch (advance()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    length += xml.getTextLength();
                    if (length <= limit) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                default -> {
                    // comments and processing instructions are no part of a report
                }
            }
        }
        if (length > limit) {
            return failed(text, Fault.TOO_LARGE, "a report has at most " + limit + " characters, this one " + length);
        }
        return new Piece(text.toString().strip().getBytes(StandardCharsets.UTF_8), null);
    }

    /** The next event, as long as it is neither deeper nor longer than any honest file needs. */
    private int advance() throws XMLStreamException {
        characters.allow(limit + EVENT_ALLOWANCE);
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
            throw new XMLStreamException(
                    "too deep", new LimitException("elements are nested at most " + DEEPEST + " deep"));
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        return event;
    }

    private static Piece failed(StringBuilder text, Fault fault, String reason) {
        return new Piece(text.toString().getBytes(StandardCharsets.UTF_8), new Unreadable(fault, "", reason));
    }

    private static String oneLine(XMLStreamException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        int colon = message.indexOf("Message: ");
        return message.substring(colon < 0 ? 0 : colon + "Message: ".length())
                .lines()
                .findFirst()
                .orElse("");
    }

    /** The body's characters after its declaration, in the encoding that it declares. */
    private static Reader decoded(InputStream in) throws IOException {
        byte[] head = in.readNBytes(LONGEST_DECLARATION);
        Reader characters = new InputStreamReader(
                new SequenceInputStream(new ByteArrayInputStream(head), in),
                charset(head)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        char[] first = new char[LONGEST_DECLARATION];
        int count = 0;
        for (int read = 0; read >= 0 && count < first.length; count += Math.max(0, read)) {
            read = characters.read(first, count, first.length - count);
        }
        int from = count > 0 && first[0] == BYTE_ORDER_MARK ? 1 : 0;
        String start = new String(first, from, count - from);
        Matcher declaration = DECLARATION.matcher(start);
        return new Joined(declaration.find() ? start.substring(declaration.end()) : start, characters, "");
    }

    private static Charset charset(byte[] head) throws IOException {
        if (head.length >= 2 && head[0] != head[1] && (head[0] & 0xfe) == 0xfe && (head[1] & 0xfe) == 0xfe) {
            return StandardCharsets.UTF_16;
        }
        Matcher declaration = DECLARATION.matcher(
                new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^\u00ef\u00bb\u00bf", ""));
        if (declaration.find()) {
            Matcher encoding = ENCODING.matcher(declaration.group(1));
            return encoding.find() ? named(encoding.group(1)) : StandardCharsets.UTF_8;
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset named(String name) throws IOException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new LimitException("the encoding " + name + " is not supported");
        }
    }

    /** Three sources of characters, one after the other. */
    private static final class Joined extends Reader {
        private final Reader[] readers;
        private int current;
        private long allowed = Long.MAX_VALUE;

        Joined(String before, Reader body, String after) {
            readers = new Reader[] {new StringReader(before), body, new StringReader(after)};
        }

        /** From now on so many characters may be read. */
        void allow(long count) {
            allowed = count;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            while (current < readers.length) {
                int count = readers[current].read(buffer, offset, length);
                if (count >= 0) {
                    allowed -= count;
                    if (allowed < 0) {
                        throw new LimitException("a tag, comment or text is longer than any report");
                    }
                    return count;
                }
                current++;
            }
            return -1;
        }

        @Override
        public void close() throws IOException {
            readers[1].close();
        }
    }
}
