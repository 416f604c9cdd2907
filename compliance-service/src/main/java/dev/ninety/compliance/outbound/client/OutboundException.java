package dev.ninety.compliance.outbound.client;

import java.io.IOException;

/** No answer came from an address, or it is one that is not spoken to. The message is for people, and never null. */
public final class OutboundException extends IOException {

    private final boolean forbidden;

    private OutboundException(String detail, boolean forbidden) {
        super(detail);
        this.forbidden = forbidden;
    }

    static OutboundException unreachable(String detail) {
        return new OutboundException(detail, false);
    }

    static OutboundException forbidden(String detail) {
        return new OutboundException(detail, true);
    }

    /** Whether nobody was even asked. */
    public boolean isForbidden() {
        return forbidden;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
