package dev.ninety.usage.report.format;

import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    /** The vendor's files are three elements deep. */
    private static final int DEEPEST = 64;

    /** What an event may take beside a report's own text: names, attributes, comments. */
    private static final int EVENT_ALLOWANCE = 1 << 16;

    private final XMLStreamReader xml;
    private final XmlCharacters characters;
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
        characters = new XmlCharacters(in, limit);
        try {
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
        try {
            while (xml.hasNext()) {
                if (advance() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("RUMReport")) {
                    foundReport = true;
                    return report();
                }
            }
        } catch (XMLStreamException e) {
            return e.getNestedException() instanceof LimitException tooMuch
                    ? remainder(Fault.TOO_LARGE, String.valueOf(tooMuch.getMessage()))
                    : remainder(Fault.MALFORMED, "not well-formed XML: " + oneLine(e));
        }
        if (!foundReport) {
            return remainder(Fault.INVALID, "no <RUMReport> element");
        }
        done = true;
        return null;
    }

    @Override
    public boolean isAtEnd() {
        return done;
    }

    /** XML has no way on after a break, so all that follows the last whole report is one remainder. */
    private Piece remainder(Fault fault, String reason) throws IOException {
        done = true;
        return piece(characters.remainder(), new Unreadable(fault, "", reason));
    }

    private Piece report() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
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
            if (length > limit) {
                characters.forgetBulk();
            }
        }
        characters.forgetReport();
        if (length > limit) {
            String reason = "a report has at most " + limit + " characters, this one " + length;
            return piece(text.toString(), new Unreadable(Fault.TOO_LARGE, "", reason));
        }
        return piece(text.toString().strip(), null);
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

    private static Piece piece(String text, @Nullable Unreadable failure) {
        return new Piece(text.getBytes(StandardCharsets.UTF_8), failure);
    }

    private static String oneLine(XMLStreamException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        int colon = message.indexOf("Message: ");
        return message.substring(colon < 0 ? 0 : colon + "Message: ".length())
                .lines()
                .findFirst()
                .orElse("");
    }
}
