package dev.ninety.compliance.cause.app;

import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.cause.CauseSource;
import dev.ninety.compliance.evidence.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why something is short, and who took more than is owned.
 *
 * @param unknown what was never heard of, so that causes may be missing
 */
public record Explanation(List<Why> causes, Set<CauseSource> unknown, List<Who> overConsuming) {

    public static final Explanation NONE = new Explanation(List.of(), Set.of(), List.of());

    public Explanation {
        causes = List.copyOf(causes);
        unknown = Set.copyOf(unknown);
        overConsuming = List.copyOf(overConsuming);
    }

    /**
     * A cause.
     *
     * @param units how many it is about
     * @param explains how many of the units that are short it accounts for
     * @param evidence null where it was not asked for
     */
    public record Why(
            CauseCode code,
            long units,
            long explains,
            @Nullable List<Evidence> evidence) {}

    /**
     * A product instance that took units beyond what is owned.
     *
     * @param since when it took the first of them
     * @param action what enforcement means for it
     * @param actionFrom when that takes effect; null where it never did
     * @param evidence null where it was not asked for
     */
    public record Who(
            String productInstance,
            long units,
            Instant since,
            EnforcementAction action,
            @Nullable Instant actionFrom,
            @Nullable List<Evidence> evidence) {}
}
