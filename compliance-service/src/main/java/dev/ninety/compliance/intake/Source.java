package dev.ninety.compliance.intake;

/** The services whose ledgers are taken over. */
public enum Source {
    /** What is owned. */
    ENTITLEMENT("entitlement-service"),
    /** What is consumed. */
    USAGE("usage-service");

    private final String service;

    Source(String service) {
        this.service = service;
    }

    /** The service's own name. */
    public String service() {
        return service;
    }
}
