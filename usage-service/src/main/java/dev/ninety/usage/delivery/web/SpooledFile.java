package dev.ninety.usage.delivery.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps an answer in a temporary file until it is whole: only then is it known that there will be one. */
final class SpooledFile implements AutoCloseable {

    private final Path file;
    private final OutputStream content;
    private boolean handedOut;

    SpooledFile(String prefix) throws IOException {
        file = Files.createTempFile(prefix, null);
        content = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    OutputStream content() {
        return content;
    }

    /** What was written; the file is gone once it is read. */
    InputStream read() throws IOException {
        content.close();
        handedOut = true;
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    public void close() throws IOException {
        if (!handedOut) {
            content.close();
            Files.deleteIfExists(file);
        }
    }
}
