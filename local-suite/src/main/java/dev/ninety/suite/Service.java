package dev.ninety.suite;

import java.util.List;

/** The three services, in the order in which they start. */
public enum Service {
    ENTITLEMENT("entitlement-service", 8081, "entitlement"),
    USAGE("usage-service", 8082, "usage"),
    COMPLIANCE("compliance-service", 8080, "compliance");

    private final String module;
    private final int port;
    private final String database;

    Service(String module, int port, String database) {
        this.module = module;
        this.port = port;
        this.database = database;
    }

    /** Its name, which is also its folder in the repository. */
    public String module() {
        return module;
    }

    /** The TCP port it takes unless told otherwise. */
    public int port() {
        return port;
    }

    /** The services that it reads. */
    public List<Service> peers() {
        return switch (this) {
            case ENTITLEMENT -> List.of();
            case USAGE -> List.of(ENTITLEMENT);
            case COMPLIANCE -> List.of(ENTITLEMENT, USAGE);
        };
    }

    /** The database that is its own. */
    public String database() {
        return database;
    }
}
