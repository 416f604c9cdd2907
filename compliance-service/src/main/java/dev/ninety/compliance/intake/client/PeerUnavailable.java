package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.Trouble;

/** A service that cannot be asked now. */
public final class PeerUnavailable extends RuntimeException {

    private final Trouble trouble;

    PeerUnavailable(Source source, Throwable cause) {
        super(source.service() + " cannot be asked: " + cause, cause);
        this.trouble = new Trouble(source, Trouble.UNAVAILABLE, source.service() + " cannot be asked now.");
    }

    public Trouble trouble() {
        return trouble;
    }
}
