package dev.ninety.compliance.reconciliation.app;

/** A run that could not be carried out, and why, in a sentence. */
final class RunFailed extends RuntimeException {

    RunFailed(String detail) {
        super(detail, null, false, false);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
