package dev.ninety.compliance.position;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What positions can be summed up by. */
public enum GroupBy {
    VIRTUAL_ACCOUNT("virtualAccount"),
    BUSINESS_UNIT("businessUnit"),
    REGION("region"),
    ENVIRONMENT("environment"),
    LICENCE_FAMILY("licenceFamily");

    private final String label;

    GroupBy(String label) {
        this.label = label;
    }

    /** The one that requests name so; empty where there is none. */
    public static Optional<GroupBy> of(String label) {
        return Arrays.stream(values()).filter(by -> by.label.equals(label)).findFirst();
    }

    /** How requests name them. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(by -> by.label).toList();
    }
}
