package dev.ninety.usage.obligation.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.kit.problem.Check;
import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.obligation.PolicyDays;
import dev.ninety.usage.obligation.PolicyScope;
import dev.ninety.usage.obligation.ReportingPolicy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a reporting policy.
 *
 * @param scope null: the whole Smart Account
 * @param effectiveFrom null: from the beginning
 * @param firstReportDays null: says nothing of it; 0: not required
 * @param source null: MANUAL; IMPORTED makes a policy of the whole account the imported one
 */
@Schema(name = "ReportingPolicyBody")
public record PolicyBody(
        @Nullable ScopeBody scope,
        @JsonProperty("class") @Nullable String reportingClass,
        @Nullable Instant effectiveFrom,
        @Nullable Long firstReportDays,
        @Nullable Long frequencyDays,
        @Nullable Long onChangeDays,
        @Nullable String source) {

    static final PolicyBody EMPTY = new PolicyBody(null, null, null, null, null, null, null);

    private static final int LONGEST_SOURCE = 200;

    /** One product instance, or all whose PID begins so. */
    @Schema(name = "ReportingPolicyScope")
    public record ScopeBody(
            @Nullable String productInstance, @Nullable String pidPrefix) {

        static @Nullable ScopeBody of(PolicyScope scope) {
            return switch (scope) {
                case PolicyScope.OfInstance(Udi productInstance) -> new ScopeBody(productInstance.toString(), null);
                case PolicyScope.OfPidPrefix(String pidPrefix) -> new ScopeBody(null, pidPrefix);
                case PolicyScope.Imported imported -> null;
                case PolicyScope.OfAccount account -> null;
            };
        }
    }

    /** The policy, or a 422 that names the fields at fault. */
    ReportingPolicy policy(String id, Check check) {
        String given = check.optionalText("/source", source, LONGEST_SOURCE);
        String named = given == null || given.isBlank() ? ReportingPolicy.MANUAL : given;
        ReportingPolicy policy = new ReportingPolicy(
                id,
                scope(check, named),
                reportingClass(check),
                check.optionalMoment("/effectiveFrom", effectiveFrom),
                new PolicyDays(
                        days(check, "/firstReportDays", firstReportDays),
                        days(check, "/frequencyDays", frequencyDays),
                        days(check, "/onChangeDays", onChangeDays)),
                named,
                Instant.EPOCH);
        check.done();
        return policy;
    }

    private PolicyScope scope(Check check, String named) {
        String instance = scope == null ? null : scope.productInstance();
        String prefix = scope == null ? null : scope.pidPrefix();
        if (instance != null && prefix != null) {
            check.refuse("/scope", "AMBIGUOUS", "Either a product instance or the beginning of a PID.");
        } else if (instance != null) {
            Optional<Udi> udi = Udi.parse(instance);
            if (udi.isPresent()) {
                return new PolicyScope.OfInstance(udi.get());
            }
            check.refuse("/scope/productInstance", "INVALID", "A product instance is written pid:serial.");
        } else if (prefix != null) {
            check.text("/scope/pidPrefix", prefix, Udi.LONGEST_PART);
            if (!prefix.equals(prefix.strip())) {
                check.refuse("/scope/pidPrefix", "INVALID", "A PID has no blanks around it.");
            }
            return new PolicyScope.OfPidPrefix(prefix);
        }
        return named.equals(ReportingPolicy.IMPORTED) ? new PolicyScope.Imported() : new PolicyScope.OfAccount();
    }

    private ReportingClass reportingClass(Check check) {
        String name = check.present("/class", reportingClass, ReportingClass.PERPETUAL.name());
        return Arrays.stream(ReportingClass.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    check.refuse("/class", "UNKNOWN", "One of " + Arrays.toString(ReportingClass.values()) + ".");
                    return ReportingClass.PERPETUAL;
                });
    }

    private static @Nullable Integer days(Check check, String pointer, @Nullable Long days) {
        if (days == null) {
            return null;
        }
        if (days < 0 || days > PolicyDays.MOST) {
            check.refuse(pointer, "OUT_OF_RANGE", "Between 0 and " + PolicyDays.MOST + " days.");
            return null;
        }
        return days.intValue();
    }
}
