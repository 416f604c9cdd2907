package dev.ninety.usage.collector.client;

import dev.ninety.usage.collector.Outcome;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A device's answer as it comes in: JSON within a limit, and whole. An answer that ends too soon breaks with a {@link
 * DeviceException} instead of ending, whichever way it was cut, so that its torn end is not taken for what the device
 * said.
 */
final class DeviceAnswer extends FilterInputStream {

    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

    private final long limit;
    private long read;
    private int mark;
    private long depth;
    private boolean begun;
    private boolean inString;
    private boolean escaped;

    DeviceAnswer(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(buffer, offset, length);
        } catch (IOException broken) {
            throw DeviceException.of(broken);
        }
        if (count < 0) {
            if (!begun || depth > 0) {
                throw new DeviceException(Outcome.BAD_ANSWER, "The answer ends before its JSON does.");
            }
            return count;
        }
        read += count;
        if (read > limit) {
            throw new DeviceException(Outcome.TOO_LARGE, "The answer has more than " + limit + " bytes.");
        }
        for (int i = offset; i < offset + count; i++) {
            follow(buffer[i] & 0xff);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void follow(int value) throws DeviceException {
        if (!begun) {
            begin(value);
        } else if (escaped) {
            escaped = false;
        } else if (inString) {
            escaped = value == '\\';
            inString = value != '"';
        } else if (value == '"') {
            inString = true;
        } else if (value == '{' || value == '[') {
            depth++;
        } else if (value == '}' || value == ']') {
            depth--;
        }
    }

    private void begin(int value) throws DeviceException {
        if (value == '{' || value == '[') {
            begun = true;
            depth = 1;
        } else if (mark < BYTE_ORDER_MARK.length && value == BYTE_ORDER_MARK[mark]) {
            mark++;
        } else if (value != ' ' && value != '\t' && value != '\r' && value != '\n') {
            throw new DeviceException(Outcome.BAD_ANSWER, "The answer is not JSON.");
        }
    }
}
