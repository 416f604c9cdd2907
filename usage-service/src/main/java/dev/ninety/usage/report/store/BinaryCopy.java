package dev.ninety.usage.report.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows in PostgreSQL's binary COPY format, which takes texts and numbers without quoting them. */
final class BinaryCopy {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int OID_INT8 = 20;
    private static final int OID_TEXT = 25;

    private byte[] buffer = new byte[1 << 16];
    private int size;

    BinaryCopy() {
        raw(SIGNATURE);
        int32(0); // flags
        int32(0); // no header extension
    }

    BinaryCopy row(int columns) {
        room(2);
        buffer[size++] = (byte) (columns >> 8);
        buffer[size++] = (byte) columns;
        return this;
    }

    BinaryCopy number(@Nullable Long value) {
        if (value == null) {
            int32(-1);
        } else {
            int32(Long.BYTES);
            int64(value);
        }
        return this;
    }

    BinaryCopy truth(boolean value) {
        int32(1);
        raw(new byte[] {(byte) (value ? 1 : 0)});
        return this;
    }

    BinaryCopy text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A bytea, or a text that is UTF-8 already. */
    BinaryCopy bytes(byte[] value) {
        int32(value.length);
        raw(value);
        return this;
    }

    BinaryCopy numbers(long[] values) {
        arrayHead(values.length, values.length * (Integer.BYTES + Long.BYTES), OID_INT8);
        for (long value : values) {
            number(value);
        }
        return this;
    }

    BinaryCopy texts(List<String> values) {
        byte[][] encoded = values.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int length = 0;
        for (byte[] value : encoded) {
            length += Integer.BYTES + value.length;
        }
        arrayHead(encoded.length, length, OID_TEXT);
        for (byte[] value : encoded) {
            bytes(value);
        }
        return this;
    }

    /** All rows, with the trailer. */
    byte[] done() {
        room(2);
        buffer[size++] = (byte) 0xff;
        buffer[size++] = (byte) 0xff;
        return Arrays.copyOf(buffer, size);
    }

    private void arrayHead(int elements, int elementBytes, int oid) {
        boolean empty = elements == 0;
        int32((empty ? 3 : 5) * Integer.BYTES + elementBytes);
        int32(empty ? 0 : 1); // dimensions
        int32(0); // no nulls inside
        int32(oid);
        if (!empty) {
            int32(elements);
            int32(1); // the first subscript
        }
    }

    private void int32(int value) {
        room(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >> shift);
        }
    }

    private void int64(long value) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >> shift);
        }
    }

    private void raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void room(int bytes) {
        if (size + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(size + bytes, buffer.length * 2));
        }
    }
}
