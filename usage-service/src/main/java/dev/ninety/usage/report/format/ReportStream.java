package dev.ninety.usage.report.format;

import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The reports of one file, one after the other; its form is told from the content. What is wrong with the content comes
 * out as an {@link Unreadable} reading; an {@link IOException} means that the sender is gone.
 */
final class ReportStream implements Arrivals {

    private final RumReportParser parser;
    private final BodyLimits limits;
    private @Nullable CutInput source;
    private @Nullable Pieces pieces;
    private @Nullable Unreadable broken;
    private boolean ended;

    /** @param lines whether the sender says that every line is a report of its own */
    ReportStream(InputStream body, boolean lines, BodyLimits limits, RumReportParser parser) throws IOException {
        this.parser = parser;
        this.limits = limits;
        try {
            CutInput content = new CutInput(limits.unpacked(body));
            this.source = content;
            this.pieces = pieces(new BufferedInputStream(content, 1 << 16), lines);
        } catch (IOException e) {
            broken = contentFault(e);
        }
    }

    @Override
    public @Nullable Arrival next() throws IOException {
        if (ended) {
            return null;
        }
        if (pieces == null || source == null) {
            ended = true;
            return broken == null ? null : new Arrival(new byte[0], broken);
        }
        Piece piece = pieces.next();
        if (piece != null && piece.failure() == null) {
            return new Arrival(piece.content(), parser.parse(piece.content()));
        }
        IOException cut = source.cause();
        if (cut != null && pieces.isAtEnd()) {
            ended = true;
            return new Arrival(piece == null ? new byte[0] : piece.content(), contentFault(cut));
        }
        ended = piece == null;
        return piece == null || piece.failure() == null ? null : new Arrival(piece.content(), piece.failure());
    }

    private Pieces pieces(InputStream content, boolean lines) throws IOException {
        if (Signature.isWideXml(content)) {
            return new XmlPieces(content, limits.reportBytes());
        }
        skipBlanks(content);
        if (isAtEnd(content) && source != null && source.cause() == null) {
            throw new EOFException("the body is empty");
        }
        return Signature.startsWith(content, '<')
                ? new XmlPieces(content, limits.reportBytes())
                : new JsonPieces(content, lines, limits.reportBytes());
    }

    private static boolean isAtEnd(InputStream in) throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next < 0;
    }

    /** Passes over a UTF-8 byte order mark and white space, so that the first byte tells the form. */
    private static void skipBlanks(InputStream in) throws IOException {
        if (Signature.startsWith(in, 0xef, 0xbb, 0xbf)) {
            in.skipNBytes(3);
        }
        while (Signature.startsWith(in, ' ')
                || Signature.startsWith(in, '\t')
                || Signature.startsWith(in, '\r')
                || Signature.startsWith(in, '\n')) {
            in.skipNBytes(1);
        }
    }

    /** The body belongs to whoever gave it. */
    @Override
    public void close() {}

    private static Unreadable contentFault(IOException e) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case LimitException limit -> {
                    return new Unreadable(Fault.TOO_LARGE, "", String.valueOf(limit.getMessage()));
                }
                case ZipException zip -> {
                    return new Unreadable(Fault.MALFORMED, "", "not valid gzip");
                }
                case EOFException end -> {
                    return new Unreadable(
                            Fault.MALFORMED, "", "the body is empty, or ends before its compressed content does");
                }
                default -> {
                    // look further down for what the reader tripped over
                }
            }
        }
        throw e;
    }
}
