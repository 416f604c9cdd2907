package dev.ninety.system.harness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Gives a part of a text freely and the rest only when it is told to: what reads it can be met in the middle. */
public final class GatedStream extends InputStream {

    private static final int LARGEST_READ = 8_192;

    private final ByteArrayInputStream bytes;
    private final CountDownLatch gate = new CountDownLatch(1);
    private long free;

    /**
     * A stream of a text.
     *
     * @param share how much of it comes before the gate, from 0 to 1
     */
    public GatedStream(String text, double share) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        this.bytes = new ByteArrayInputStream(encoded);
        this.free = (long) (encoded.length * share);
    }

    /** Lets the rest through. */
    public void open() {
        gate.countDown();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (free <= 0) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted at the gate", e);
            }
        }
        int count = bytes.read(buffer, offset, Math.min(length, LARGEST_READ));
        free -= count;
        return count;
    }
}
