package dev.ninety.usage.report.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts a body into the reports it holds, holding one at a time. */
interface Pieces {

    /** The next piece; null at the end. After a piece that is the unreadable remainder comes the end. */
    @Nullable
    Piece next() throws IOException;

    /** Whether the last piece, or that there was none, came from the end of the body. */
    boolean isAtEnd();
}
