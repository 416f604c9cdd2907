package dev.ninety.usage.delivery.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the whole lines of a body of JSON texts, one a line, and withholds a last one that was cut off, so that nobody
 * takes it for what it is not.
 */
public final class WholeLines extends InputStream {

    private static final int BLOCK = 1 << 14;

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[4 * BLOCK];
    private int position;

    /** Where the last whole line in the buffer ends, and where the buffer's content does. */
    private int whole;

    private int size;
    private boolean ended;
    private boolean torn;
    private @Nullable IOException cut;

    /** @param longest how much of a line is of use; what exceeds it by more than one byte is left out */
    public WholeLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Whether the body came to its end within a line; known at the end. */
    public boolean isTorn() {
        return torn;
    }

    /** Why the body broke off; null where it did not. */
    public @Nullable IOException cut() {
        return cut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (position == whole) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, whole - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    /** Reads on, once all whole lines are handed out. */
    private void fill() {
        size -= whole;
        System.arraycopy(buffer, whole, buffer, 0, size);
        position = 0;
        whole = 0;
        if (buffer.length - size < BLOCK) {
            buffer = Arrays.copyOf(buffer, Math.max(size + BLOCK, Math.min(2 * buffer.length, longest + 2 * BLOCK)));
        }
        int count;
        try {
            count = in.read(buffer, size, BLOCK);
        } catch (IOException broken) {
            cut = broken;
            count = -1;
        }
        if (count < 0) {
            end();
            return;
        }
        int from = size;
        size += count;
        for (int i = size - 1; i >= from && whole == 0; i--) {
            whole = buffer[i] == '\n' ? i + 1 : 0;
        }
        shorten(from);
    }

    /** Leaves out the middle of a line that is longer than any line may be. */
    private void shorten(int from) {
        int end = from;
        while (end < size && buffer[end] != '\n') {
            end++;
        }
        int excess = end - Math.max(from, longest + 1);
        if (excess > 0 && end > longest + 1) {
            System.arraycopy(buffer, end, buffer, end - excess, size - end);
            size -= excess;
            whole -= whole == 0 ? 0 : excess;
        }
    }

    private void end() {
        ended = true;
        torn = cut != null || isWithinValue();
        whole = torn ? 0 : size;
    }

    /** Whether what is left ends within a JSON text: inside of brackets or of a string. */
    private boolean isWithinValue() {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < size; i++) {
            byte b = buffer[i];
            if (inString) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
        }
        return inString || depth > 0;
    }
}
