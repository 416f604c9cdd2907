package dev.ninety.usage.hygiene;

import dev.ninety.usage.instance.Udi;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a line of a list of retired devices.
 *
 * @param reason null where there is nothing to explain
 * @param instance the product instance that it is; null where none, or none alone, is known by it
 */
public record RetiredJudgement(
        RetiredLine line,
        Status status,
        @Nullable Reason reason,
        @Nullable Udi instance) {

    /** What became of a line. */
    public enum Status {
        /** A device that was not known to be retired, or at another moment. */
        ACCEPTED,
        /** Says nothing that does not hold already. */
        UNCHANGED,
        /** Cannot be taken as it is. */
        REFUSED
    }

    /** Why a line was refused, or leads to no proposal. */
    public enum Reason {
        MALFORMED_LINE("The line cannot be read."),
        INVALID_DEVICE("The line names no serial number, or one or a product id that cannot be."),
        INVALID_MOMENT("retiredAt is a date, such as 2026-01-31, or a moment, such as 2026-01-31T00:00:00Z."),
        DUPLICATE_LINE("An earlier line says something else of the same device."),
        AMBIGUOUS_SERIAL("Several product instances have this serial number; name the product id too."),
        UNKNOWN_DEVICE("No product instance is known by it; it is kept for when one is.");

        private final String detail;

        Reason(String detail) {
            this.detail = detail;
        }
    }

    /** The reason in a sentence; null where there is nothing to explain. */
    public @Nullable String detail() {
        if (reason == Reason.MALFORMED_LINE && line.fault() != null) {
            return line.fault();
        }
        return reason == null ? null : reason.detail;
    }

    /** The product id that is kept with the serial number; empty where only that is known. */
    public String pid() {
        if (instance != null) {
            return instance.pid();
        }
        return line.pid() == null ? "" : line.pid();
    }
}
