package dev.ninety.usage.report.format;

import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts JSON into reports without parsing it: it only follows strings and brackets. Takes a bare report, an array of
 * them, the device's {@code {"usage":[…]}}, and any of these one per line. Where every line stands alone, a
 * broken one costs itself only; elsewhere what follows a break is one unreadable remainder.
 */
final class JsonPieces implements Pieces {

    private enum Inside {
        NOTHING,
        ARRAY,
        USAGE,
        AFTER_USAGE,
        REMAINDER
    }

    private final InputStream in;
    private final int limit;
    private boolean lines;
    private boolean firstValueDone;
    private Inside inside = Inside.NOTHING;

    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int available;

    private byte[] kept = new byte[4096];
    private int size;
    private long length;
    private boolean brokenByLine;
    private boolean ended;

    /** @param lines whether the sender says that every line stands alone; otherwise that is found out */
    JsonPieces(InputStream in, boolean lines, int limit) {
        this.in = in;
        this.lines = lines;
        this.limit = limit;
    }

    @Override
    public @Nullable Piece next() throws IOException {
        while (true) {
            boolean newLine = skipBlanks();
            int next = peek();
            if (lines && newLine && inside != Inside.NOTHING) {
                inside = Inside.NOTHING;
                clear();
                return failed(Fault.MALFORMED, "the line ends within a list");
            }
            if (next < 0) {
                if (inside == Inside.NOTHING || inside == Inside.REMAINDER) {
                    return null;
                }
                inside = Inside.REMAINDER;
                clear();
                return failed(Fault.MALFORMED, "the body ends within a list");
            }
            Piece piece = switch (inside) {
                case NOTHING -> atRoot(next, newLine);
                case ARRAY -> element(next, Inside.NOTHING);
                case USAGE -> element(next, Inside.AFTER_USAGE);
                case AFTER_USAGE -> afterUsage();
                case REMAINDER -> null;
            };
            if (piece != null || inside == Inside.REMAINDER) {
                return piece;
            }
        }
    }

    private @Nullable Piece atRoot(int next, boolean newLine) throws IOException {
        if (firstValueDone && newLine) {
            lines = true;
        }
        if (next == '[') {
            take();
            inside = Inside.ARRAY;
            return null;
        }
        if (next != '{') {
            return lines ? line("not a JSON object or list") : remainder("neither a JSON object nor a list");
        }
        return value(true);
    }

    private @Nullable Piece element(int next, Inside afterwards) throws IOException {
        if (next == ']') {
            take();
            inside = afterwards;
            firstValueDone |= afterwards == Inside.NOTHING;
            return null;
        }
        if (next == ',') {
            take();
            return null;
        }
        if (next != '{') {
            return lines ? line("not a list of JSON objects") : remainder("not a list of JSON objects");
        }
        return value(false);
    }

    /** The other members of the object around the list are of no use here. */
    private @Nullable Piece afterUsage() throws IOException {
        clear();
        if (scan(1, false)) {
            inside = Inside.NOTHING;
            firstValueDone = true;
            return null;
        }
        return broken();
    }

    /** One object; null where it turns out to be the object around a list of reports. */
    private @Nullable Piece value(boolean mayHoldUsage) throws IOException {
        clear();
        boolean complete = scan(0, mayHoldUsage);
        if (inside == Inside.USAGE && mayHoldUsage && !complete) {
            return null;
        }
        if (!complete) {
            return broken();
        }
        firstValueDone |= inside == Inside.NOTHING;
        if (length > limit) {
            return new Piece(
                    Arrays.copyOf(kept, size),
                    new Unreadable(
                            Fault.TOO_LARGE, "", "a report has at most " + limit + " bytes, this one " + length));
        }
        return new Piece(Arrays.copyOf(kept, size), null);
    }

    /**
     * Copies bytes until the brackets are balanced.
     *
     * @return false where the end of the body or line came first, or a list of reports was found
     */
    private boolean scan(int depth, boolean mayHoldUsage) throws IOException {
        boolean inString = false;
        boolean escaped = false;
        NameMatch name = new NameMatch();
        brokenByLine = false;
        while (peek() >= 0) {
            int from = position;
            while (position < available) {
                byte b = buffer[position];
                if (b == '\n' && lines) {
                    keep(from);
                    brokenByLine = true;
                    return false;
                }
                position++;
                if (inString) {
                    if (escaped) {
                        escaped = false;
                    } else if (b == '\\') {
                        escaped = true;
                    } else if (b == '"') {
                        inString = false;
                        name.close();
                    }
                    if (inString && depth == 1) {
                        name.add(b);
                    }
                } else if (b == '"') {
                    inString = true;
                    name.open();
                } else if (b == '[' && mayHoldUsage && depth == 1 && name.precedesValue()) {
                    inside = Inside.USAGE;
                    return false;
                } else if (b == '{' || b == '[') {
                    depth++;
                } else if (b == '}' || b == ']') {
                    if (--depth == 0) {
                        keep(from);
                        return true;
                    }
                } else if (b == ',') {
                    name.reset();
                }
            }
            keep(from);
        }
        return false;
    }

    /** Follows whether the last string at the first level was the name {@code usage}. */
    private static final class NameMatch {
        private static final byte[] USAGE = "usage".getBytes(StandardCharsets.US_ASCII);
        private int length;
        private boolean matches;
        private boolean closed;

        void open() {
            length = 0;
            matches = true;
            closed = false;
        }

        void add(byte b) {
            matches &= length < USAGE.length && b == USAGE[length];
            length++;
        }

        void close() {
            closed = true;
        }

        void reset() {
            closed = false;
        }

        boolean precedesValue() {
            return closed && matches && length == USAGE.length;
        }
    }

    private Piece broken() throws IOException {
        if (brokenByLine) {
            inside = Inside.NOTHING;
            return failed(Fault.MALFORMED, "the line ends within a JSON value");
        }
        inside = Inside.REMAINDER;
        return failed(Fault.MALFORMED, "the body ends within a JSON value");
    }

    private Piece line(String reason) throws IOException {
        clear();
        while (peek() >= 0 && buffer[position] != '\n') {
            int from = position;
            while (position < available && buffer[position] != '\n') {
                position++;
            }
            keep(from);
        }
        inside = Inside.NOTHING;
        return failed(Fault.MALFORMED, reason);
    }

    private Piece remainder(String reason) throws IOException {
        clear();
        while (peek() >= 0) {
            int from = position;
            position = available;
            keep(from);
        }
        inside = Inside.REMAINDER;
        return failed(Fault.MALFORMED, reason);
    }

    private Piece failed(Fault fault, String reason) {
        String cut = length > limit ? "; kept are the first " + limit + " of " + length + " bytes" : "";
        return new Piece(Arrays.copyOf(kept, size), new Unreadable(fault, "", reason + cut));
    }

    @Override
    public boolean isAtEnd() {
        return ended;
    }

    private void clear() {
        size = 0;
        length = 0;
    }

    /** Adds what was read since {@code from} to the piece under way, as far as the limit allows. */
    private void keep(int from) {
        int read = position - from;
        length += read;
        int room = Math.min(read, limit - size);
        if (size + room > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(size + room, Math.min(limit, kept.length * 2)));
        }
        System.arraycopy(buffer, from, kept, size, room);
        size += room;
    }

    /** Passes over white space; tells whether a line ended. */
    private boolean skipBlanks() throws IOException {
        boolean newLine = false;
        for (int b = peek(); b == ' ' || b == '\t' || b == '\r' || b == '\n'; b = peek()) {
            newLine |= b == '\n';
            take();
        }
        return newLine;
    }

    private int peek() throws IOException {
        if (position == available) {
            available = in.read(buffer, 0, buffer.length);
            position = 0;
            if (available <= 0) {
                available = 0;
                ended = true;
                return -1;
            }
        }
        return buffer[position] & 0xff;
    }

    private void take() {
        position++;
    }
}
