package dev.ninety.suite.verify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which part of a ZIP of stored entries a byte belongs to, by the format's own description. */
final class ByteClass {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;

    private ByteClass() {}

    static String of(byte[] zip, int offset) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (bytes.getInt(at) == LOCAL) {
            int name = at + 30;
            int data = name + bytes.getShort(at + 26) + bytes.getShort(at + 28);
            int next = data + bytes.getInt(at + 18);
            if (offset < next) {
                return offset < name ? "local header" : offset < data ? "name" : "data";
            }
            at = next;
        }
        while (bytes.getInt(at) == CENTRAL) {
            at += 46 + bytes.getShort(at + 28) + bytes.getShort(at + 30) + bytes.getShort(at + 32);
            if (offset < at) {
                return "central directory";
            }
        }
        return "end record";
    }
}
