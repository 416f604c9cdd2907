package dev.ninety.usage.delivery.format;

import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.delivery.Ack;
import dev.ninety.usage.report.format.LimitException;
import dev.ninety.usage.report.format.XmlEncoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UnsupportedEncodingException;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Counts the acknowledgements and policies of one file. Nothing outside the file is ever looked up. */
final class AckXml {

    /** The vendor's files are three elements deep. */
    private static final int DEEPEST = 64;

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int LONGEST_NAME_SHOWN = 60;
    private static final String ACKNOWLEDGEMENT = "smartLicenseRumAck";
    private static final String POLICY = "smartLicensePolicy";
    private static final Set<String> ROOTS = Set.of("smartLicense", ACKNOWLEDGEMENT, POLICY);

    private final XMLStreamReader xml;
    private final String where;
    private int depth;
    private int acknowledgements;
    private int policies;

    /** The depth of the acknowledgement that is being read, and of its data; 0 outside of any. */
    private int acknowledgement;

    private int data;
    private boolean hasData;

    private AckXml(XMLStreamReader xml, String where) {
        this.xml = xml;
        this.where = where;
    }

    /**
     * @param where comes before what is said of it
     * @throws Problem 400 where it is not well-formed, or holds what such a file never does
     */
    static Ack read(InputStream in, String where) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("no external entities");
        });
        try {
            return new AckXml(factory.createXMLStreamReader(characters(in)), where).read();
        } catch (UnsupportedEncodingException unknown) {
            throw Problem.unreadable(where + unknown.getMessage());
        } catch (XMLStreamException e) {
            LimitException tooMuch = limit(e);
            if (tooMuch != null) {
                throw tooMuch;
            }
            throw Problem.unreadable(where + "not well-formed XML: " + place(e) + oneLine(e));
        }
    }

    /** What is no text is turned into what no XML may hold, so that it is refused where it stands. */
    private static Reader characters(InputStream in) throws IOException {
        BufferedReader characters = new BufferedReader(XmlEncoding.decoded(in, "\uffff"));
        characters.mark(1);
        if (characters.read() != BYTE_ORDER_MARK) {
            characters.reset();
        }
        return characters;
    }

    private Ack read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> hasData |= data > 0 && !isBlank();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Problem.unreadable(where + "an ACK file declares and refers to no entities");
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        return new Ack(acknowledgements, policies);
    }

    private boolean isBlank() {
        int end = xml.getTextStart() + xml.getTextLength();
        char[] text = xml.getTextCharacters();
        for (int i = xml.getTextStart(); i < end; i++) {
            if (!Character.isWhitespace(text[i])) {
                return false;
            }
        }
        return true;
    }

    private void start(String name) {
        if (++depth > DEEPEST) {
            throw Problem.unreadable(where + "elements are nested at most " + DEEPEST + " deep");
        }
        if (depth == 1 && !ROOTS.contains(name)) {
            throw Problem.invalid("", "NO_ACKNOWLEDGEMENT", where + "a file of <" + shown(name) + ">, not an ACK");
        }
        switch (name) {
            case ACKNOWLEDGEMENT -> {
                acknowledgement = depth;
                hasData = false;
            }
            case POLICY -> policies++;
            case "data" -> data = acknowledgement > 0 ? depth : 0;
            default -> {
                // what else the vendor writes is kept with the file
            }
        }
    }

    private void end() {
        if (depth == data) {
            data = 0;
        }
        if (depth == acknowledgement) {
            acknowledgements += hasData ? 1 : 0;
            acknowledgement = 0;
        }
        depth--;
    }

    private static String shown(String name) {
        return name.length() > LONGEST_NAME_SHOWN ? name.substring(0, LONGEST_NAME_SHOWN) + "…" : name;
    }

    private static @Nullable LimitException limit(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitException tooMuch) {
                return tooMuch;
            }
        }
        return null;
    }

    private static String place(XMLStreamException e) {
        return e.getLocation() == null || e.getLocation().getLineNumber() < 1
                ? ""
                : "line " + e.getLocation().getLineNumber() + ": ";
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
