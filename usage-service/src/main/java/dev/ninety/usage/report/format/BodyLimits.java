package dev.ninety.usage.report.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * How much of one body is accepted.
 *
 * @param bodyBytes as sent
 * @param contentBytes after decompression
 * @param ratio content to sent bytes, once the content has passed {@link #FREE_BYTES}
 * @param reportBytes of one report, and of what is kept of an unreadable remainder
 * @param bundleEntries of a bundle, those of the bundles inside it included
 */
public record BodyLimits(long bodyBytes, long contentBytes, long ratio, int reportBytes, int bundleEntries) {

    /** Small bodies compress as well as they like. */
    static final long FREE_BYTES = 8L << 20;

    /** The body as sent, cut off by a {@link LimitException} where it is too large. */
    public InputStream sent(InputStream body) {
        return limited(body);
    }

    private LimitedInput limited(InputStream body) {
        return new LimitedInput(body, bytes -> bytes <= bodyBytes, "a body has at most " + bodyBytes + " bytes");
    }

    /** The body without its compression; reading it ends in a {@link LimitException} where there is too much of either. */
    public InputStream unpacked(InputStream body) throws IOException {
        LimitedInput sent = limited(body);
        InputStream content = new BufferedInputStream(sent, 1 << 16);
        if (!Signature.isGzip(content)) {
            return content;
        }
        return new LimitedInput(
                new GZIPInputStream(content, 1 << 16),
                bytes -> acceptsContent(bytes, sent.bytesRead()),
                contentRefusal());
    }

    boolean acceptsContent(long content, long sent) {
        return content <= contentBytes && (content <= FREE_BYTES || content <= ratio * sent);
    }

    String contentRefusal() {
        return "the body holds more than " + contentBytes + " bytes, or more than " + ratio + " times its size";
    }
}
