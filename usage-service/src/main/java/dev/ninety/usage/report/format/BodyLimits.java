package dev.ninety.usage.report.format;

import java.io.InputStream;

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
    LimitedInput sent(InputStream body) {
        return new LimitedInput(body, bytes -> bytes <= bodyBytes, "a body has at most " + bodyBytes + " bytes");
    }

    boolean acceptsContent(long content, long sent) {
        return content <= contentBytes && (content <= FREE_BYTES || content <= ratio * sent);
    }

    String contentRefusal() {
        return "the body holds more than " + contentBytes + " bytes, or more than " + ratio + " times its size";
    }
}
