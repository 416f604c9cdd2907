package dev.ninety.usage.report.format;

import dev.ninety.usage.report.Reading.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a body that should hold one report.
 *
 * @param content its JSON text in UTF-8, as it was sent; cut where it was too large
 * @param failure why it cannot be one; null where that is still to be seen
 */
record Piece(byte[] content, @Nullable Unreadable failure) {}
