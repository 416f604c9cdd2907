package dev.ninety.compliance.intake.client;

/** What another service says to something that was written to it. */
public sealed interface Sent {

    /** It is recorded there, now or from before. */
    record Taken() implements Sent {}

    /**
     * It is refused, and will be again.
     *
     * @param code a stable code of that service
     */
    record Refused(int status, String code, String detail) implements Sent {}
}
