package dev.ninety.usage.report;

import dev.ninety.usage.instance.Udi;
import org.jspecify.annotations.Nullable;

/** What was found in one piece of a body that should be a report. */
public sealed interface Reading {

    /** A report of how much of a licence was used. */
    record Usage(RumReport report) implements Reading {}

    /** A telemetry report: it tells that the product instance exists, and is set aside. */
    record Telemetry(Udi productInstance, @Nullable Long reportId) implements Reading {}

    /**
     * Nothing that can be counted.
     *
     * @param fault what kind of refusal this would be, if nothing else in the body could be read either
     * @param pointer a JSON pointer to the field at fault, within the report; empty for the whole of it
     * @param reason for a person
     */
    record Unreadable(Fault fault, String pointer, String reason) implements Reading {}

    /** Kinds of unreadable content. */
    enum Fault {
        /** Not well-formed. */
        MALFORMED,
        /** Well-formed, but not a report that can be true. */
        INVALID,
        /** Larger, deeper or more compressed than is accepted. */
        TOO_LARGE
    }
}
