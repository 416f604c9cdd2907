package dev.ninety.usage.report.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.usage.report.Acknowledgement;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Keeps one line per acknowledgement in a temporary file until the body has been read whole: only then is the status
 * of the answer known, and a sender that reads nothing before it has sent everything is not kept waiting.
 */
final class AcknowledgementSpool implements Consumer<Acknowledgement>, AutoCloseable {

    private final ObjectMapper json;
    private final Path file;
    private final OutputStream lines;
    private boolean handedOut;

    AcknowledgementSpool(ObjectMapper json) throws IOException {
        this.json = json;
        this.file = Files.createTempFile("acknowledgements", ".ndjson");
        this.lines = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    @Override
    public void accept(Acknowledgement acknowledgement) {
        try {
            lines.write(json.writeValueAsBytes(acknowledgement));
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("An acknowledgement cannot be kept until the answer", e);
        }
    }

    /** The lines; the file is gone once they are read. */
    InputStream read() throws IOException {
        lines.close();
        handedOut = true;
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    public void close() throws IOException {
        if (!handedOut) {
            lines.close();
            Files.deleteIfExists(file);
        }
    }
}
