package dev.ninety.usage.report.format;

/**
 * How much of one body is accepted.
 *
 * @param bodyBytes as sent
 * @param contentBytes after decompression
 * @param ratio content to sent bytes, once the content has passed {@link #FREE_BYTES}
 * @param reportBytes of one report, and of what is kept of an unreadable remainder
 */
public record BodyLimits(long bodyBytes, long contentBytes, long ratio, int reportBytes) {

    /** Small bodies compress as well as they like. */
    static final long FREE_BYTES = 8L << 20;
}
