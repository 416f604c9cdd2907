package dev.ninety.usage.report.format;

import dev.ninety.kit.problem.Problem;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The reports of one body, one after the other, in whatever form they were sent. */
public interface Arrivals extends Closeable {

    /** The next report; null at the end. */
    @Nullable
    Arrival next() throws IOException;

    /**
     * The reports of a body, whose form is told from its content.
     *
     * @param lines whether the sender says that every line is a report of its own
     * @throws Problem 413 for a bundle that is larger than is accepted
     * @throws IOException where the sender is gone
     */
    static Arrivals of(InputStream body, boolean lines, BodyLimits limits, RumReportParser parser) throws IOException {
        BufferedInputStream sent = new BufferedInputStream(body, Signature.FIRST_BYTES);
        return Signature.isTarWithin(sent)
                ? BundleStream.receive(sent, limits, parser)
                : new ReportStream(sent, lines, limits, parser);
    }
}
