package dev.ninety.usage.delivery.format;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reports of one device to a file of its own; what it held before is gone. */
final class DeviceFileWriter implements Closeable {

    private final OutputStream out;
    private final RumFileWriter reports;
    private boolean empty = true;
    private boolean closed;

    DeviceFileWriter(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 14);
        reports = new RumFileWriter(out);
    }

    void report(String report) throws IOException {
        reports.report(report);
        empty = false;
    }

    boolean isEmpty() {
        return empty;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            reports.close();
            out.close();
        }
    }
}
