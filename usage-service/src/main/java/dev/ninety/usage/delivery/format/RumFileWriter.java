package dev.ninety.usage.delivery.format;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes reports as a device saves them: one {@code <smartLicense>} with a {@code <RUMReport>} each. Whoever reads the
 * file as XML gets each report's text back, character for character.
 */
public final class RumFileWriter implements Closeable {

    private static final String OPEN = "<![CDATA[";
    private static final String CLOSE = "]]>";

    private final Writer out;

    public RumFileWriter(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
        this.out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<smartLicense>\n");
    }

    /** Whether XML has a way to say this: there are characters that no XML may hold. */
    public static boolean canHold(String report) {
        return report.codePoints().allMatch(RumFileWriter::isXmlCharacter);
    }

    private static boolean isXmlCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c < Character.MIN_SURROGATE)
                || (c > Character.MAX_SURROGATE && c < 0xfffe)
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }

    public void report(String report) throws IOException {
        out.write("<RUMReport>" + OPEN);
        int written = 0;
        for (int i = 0; i < report.length(); i++) {
            if (report.charAt(i) == '\r') {
                // A reader takes every line end for a line feed, unless it is spelt out, which a CDATA section cannot.
                out.write(report, written, i - written);
                out.write(CLOSE + "&#13;" + OPEN);
                written = i + 1;
            } else if (report.startsWith(CLOSE, i)) {
                // What would end the section is divided between two.
                out.write(report, written, i + 2 - written);
                out.write(CLOSE + OPEN);
                written = i + 2;
            }
        }
        out.write(report, written, report.length() - written);
        out.write(CLOSE + "</RUMReport>\n");
    }

    /** Ends the file, and leaves what it was written to open. */
    @Override
    public void close() throws IOException {
        out.write("</smartLicense>\n");
        out.flush();
    }
}
