package dev.ninety.usage.report.format;

import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import dev.ninety.usage.report.format.BundleFiles.Found;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The reports of an offline bundle: a tar with one tar for each Virtual Account, each of which holds files of any form
 * that a body may have. It is received and measured whole before the first report of it is handed out: one that is
 * too large leaves nothing behind.
 */
final class BundleStream implements Arrivals {

    private final Path received;
    private final InputStream sent;
    private final BundleFiles files;
    private final BodyLimits limits;
    private final RumReportParser parser;

    private @Nullable ReportStream file;
    private String name = "";
    private boolean foundAny;

    private BundleStream(Path received, BodyLimits limits, RumReportParser parser) throws IOException {
        this.received = received;
        this.limits = limits;
        this.parser = parser;
        sent = Files.newInputStream(received);
        files = new BundleFiles(sent, Files.size(received), limits);
    }

    /** @throws Problem 413 where it is larger than is accepted, packed or unpacked */
    static BundleStream receive(InputStream body, BodyLimits limits, RumReportParser parser) throws IOException {
        Path received = Files.createTempFile("bundle", ".tar");
        try {
            try (OutputStream out = Files.newOutputStream(received)) {
                limits.sent(body).transferTo(out);
            }
            measure(received, limits);
            return new BundleStream(received, limits, parser);
        } catch (LimitException tooMuch) {
            Files.delete(received);
            throw Problem.tooLarge("Nothing is kept: " + tooMuch.getMessage() + ".");
        } catch (IOException | RuntimeException failed) {
            Files.delete(received);
            throw failed;
        }
    }

    private static void measure(Path received, BodyLimits limits) throws IOException {
        try (InputStream sent = Files.newInputStream(received)) {
            BundleFiles files = new BundleFiles(sent, Files.size(received), limits);
            for (Found found = files.next(); found != null; found = files.next()) {
                pass(found.content());
            }
        }
    }

    private static void pass(InputStream content) throws LimitException {
        try {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (LimitException tooMuch) {
            throw tooMuch;
        } catch (IOException broken) {
            // told when its reports are read
        }
    }

    @Override
    public @Nullable Arrival next() throws IOException {
        while (true) {
            Arrival arrival = file == null ? null : file.next();
            if (arrival != null) {
                foundAny = true;
                return named(arrival);
            }
            file = null;
            Found found = files.next();
            if (found == null && foundAny) {
                return null;
            }
            foundAny |= found == null || found.refusal() != null;
            if (found == null) {
                return new Arrival(new byte[0], new Unreadable(Fault.INVALID, "", "the bundle holds no report"));
            }
            if (found.refusal() != null) {
                return new Arrival(found.content().readAllBytes(), found.refusal());
            }
            file = new ReportStream(found.content(), false, limits, parser);
            name = found.name();
        }
    }

    /** Where something cannot be read, the sender is told in which file. */
    private Arrival named(Arrival arrival) {
        return arrival.reading() instanceof Unreadable(Fault fault, String pointer, String reason)
                ? new Arrival(arrival.content(), new Unreadable(fault, pointer, name + ": " + reason))
                : arrival;
    }

    @Override
    public void close() throws IOException {
        sent.close();
        Files.deleteIfExists(received);
    }
}
