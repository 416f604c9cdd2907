package dev.ninety.usage.obligation;

import dev.ninety.usage.directory.ReportingClass;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of a reporting policy.
 *
 * @param id chosen by whoever gave it; its versions share scope and class
 * @param effectiveFrom null: from the beginning
 * @param source where its values come from, in the words of whoever gave it
 */
public record ReportingPolicy(
        String id,
        PolicyScope scope,
        ReportingClass reportingClass,
        @Nullable Instant effectiveFrom,
        PolicyDays days,
        String source,
        Instant recordedAt) {

    /** The source that makes a policy of the whole account one that was imported. */
    public static final String IMPORTED = "IMPORTED";

    public static final String MANUAL = "MANUAL";

    /** The same version, recorded at a moment. */
    public ReportingPolicy recorded(Instant at) {
        return new ReportingPolicy(id, scope, reportingClass, effectiveFrom, days, source, at);
    }

    /** Whether another version says the same, whenever it was recorded. */
    public boolean saysTheSameAs(ReportingPolicy other) {
        return scope.equals(other.scope)
                && reportingClass == other.reportingClass
                && Objects.equals(effectiveFrom, other.effectiveFrom)
                && days.equals(other.days)
                && source.equals(other.source);
    }
}
