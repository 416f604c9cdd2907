package dev.ninety.usage.report.format;

import java.io.IOException;

/** A body went beyond what is accepted of it. */
public final class LimitException extends IOException {

    LimitException(String message) {
        super(message);
    }
}
