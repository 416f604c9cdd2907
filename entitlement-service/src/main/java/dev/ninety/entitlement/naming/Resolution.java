package dev.ninety.entitlement.naming;

import java.util.List;

/** What became of a name that was looked up. */
public sealed interface Resolution {

    /** It stands for one thing. */
    record Resolved(String id) implements Resolution {}

    /** It stands for several, so for none until somebody decides. */
    record Ambiguous(List<String> ids) implements Resolution {}

    /** Nobody knows it. */
    record Unknown() implements Resolution {}

    static Resolution of(List<String> ids) {
        return switch (ids.size()) {
            case 0 -> new Unknown();
            case 1 -> new Resolved(ids.getFirst());
            default -> new Ambiguous(ids);
        };
    }
}
