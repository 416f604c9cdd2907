package dev.ninety.usage.importing;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a line of a list of devices. A line is taken whole or not at all.
 *
 * @param reason null where there is nothing to explain
 * @param change what is to be written; null where that is nothing
 */
public record Judgement(
        DeviceLine line,
        Status status,
        @Nullable Reason reason,
        @Nullable DeviceChange change) {

    /** What became of a line. */
    public enum Status {
        /** A new product instance. */
        CREATED,
        /** A product instance that stood otherwise. */
        CHANGED,
        /** Says nothing that does not hold already. */
        UNCHANGED,
        /** Cannot be taken as it is. */
        REFUSED
    }

    /** Why a line was refused, or not taken at its word. */
    public enum Reason {
        MALFORMED_LINE("The line cannot be read."),
        INVALID_UDI("The line names no product id and serial number, each with 1 to 100 characters."),
        INVALID_HOSTNAME("A hostname has at most 255 characters, none of them a control character."),
        DUPLICATE_LINE("An earlier line says something else of the same device."),
        UNKNOWN_VIRTUAL_ACCOUNT("There is no Virtual Account with this id or name."),
        AMBIGUOUS_VIRTUAL_ACCOUNT("Several Virtual Accounts have this name; use the id."),
        NO_VIRTUAL_ACCOUNT("The Smart Account has no default Virtual Account; name one."),
        REGISTERED_ELSEWHERE("It was registered in another Virtual Account; to move it, post a move."),
        DECOMMISSIONED("It is out of service; only its hostname was looked at.");

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

    static Judgement refused(DeviceLine line, Reason reason) {
        return new Judgement(line, Status.REFUSED, reason, null);
    }

    /** The line that says the same as this one's. */
    Judgement again(DeviceLine same) {
        return status == Status.REFUSED
                ? new Judgement(same, Status.REFUSED, reason, null)
                : new Judgement(same, Status.UNCHANGED, reason, null);
    }
}
