package dev.ninety.compliance.cssm.app;

/** The vendor's counts could not be pulled, and why, in a sentence. */
public final class PullFailed extends RuntimeException {

    PullFailed(String detail) {
        super(detail, null, false, false);
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
