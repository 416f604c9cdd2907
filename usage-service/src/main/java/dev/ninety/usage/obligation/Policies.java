package dev.ninety.usage.obligation;

import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.instance.Udi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reporting policies of an account, as known at a moment. For each scope and class the version in force is the
 * one with the latest start that has come; of two with the same start the later recorded wins. Each value is taken
 * from the most specific version in force that gives it.
 */
public final class Policies {

    private record Key(PolicyScope scope, ReportingClass reportingClass) {}

    private final Map<Key, TreeMap<Instant, ReportingPolicy>> versions = new HashMap<>();
    private final List<PolicyScope.OfPidPrefix> prefixes;

    /** @param known all versions, in the order recorded */
    public Policies(List<ReportingPolicy> known) {
        TreeSet<PolicyScope.OfPidPrefix> longestFirst =
                new TreeSet<>(Comparator.comparing(PolicyScope.OfPidPrefix::pidPrefix, longestFirst()));
        for (ReportingPolicy version : known) {
            Instant from = version.effectiveFrom() == null ? Instant.MIN : version.effectiveFrom();
            versions.computeIfAbsent(new Key(version.scope(), version.reportingClass()), key -> new TreeMap<>())
                    .put(from, version);
            if (version.scope() instanceof PolicyScope.OfPidPrefix prefix) {
                longestFirst.add(prefix);
            }
        }
        prefixes = List.copyOf(longestFirst);
    }

    /** The policy of a licence of this class on this product instance. */
    public AppliedPolicy inForce(Udi productInstance, ReportingClass reportingClass, Instant at) {
        List<ReportingPolicy> inForce = new ArrayList<>();
        for (PolicyScope scope : scopes(productInstance)) {
            Map.Entry<Instant, ReportingPolicy> version =
                    versions(scope, reportingClass).floorEntry(at);
            if (version != null) {
                inForce.add(version.getValue());
            }
        }
        PolicyDays shipped = PolicyDays.shipped(reportingClass);
        return new AppliedPolicy(
                reportingClass,
                value(inForce, shipped, PolicyDays::firstReport),
                value(inForce, shipped, PolicyDays::frequency),
                value(inForce, shipped, PolicyDays::onChange));
    }

    /** The next moment at which another version comes into force; null where none does. */
    public @Nullable Instant nextChangeAfter(Udi productInstance, ReportingClass reportingClass, Instant at) {
        Instant next = null;
        for (PolicyScope scope : scopes(productInstance)) {
            Instant start = versions(scope, reportingClass).higherKey(at);
            if (start != null && (next == null || start.isBefore(next))) {
                next = start;
            }
        }
        return next;
    }

    private TreeMap<Instant, ReportingPolicy> versions(PolicyScope scope, ReportingClass reportingClass) {
        return versions.getOrDefault(new Key(scope, reportingClass), new TreeMap<>());
    }

    private List<PolicyScope> scopes(Udi productInstance) {
        List<PolicyScope> scopes = new ArrayList<>();
        scopes.add(new PolicyScope.OfInstance(productInstance));
        for (PolicyScope.OfPidPrefix prefix : prefixes) {
            if (productInstance.pid().startsWith(prefix.pidPrefix())) {
                scopes.add(prefix);
            }
        }
        scopes.add(new PolicyScope.Imported());
        scopes.add(new PolicyScope.OfAccount());
        return scopes;
    }

    private static AppliedPolicy.Value value(
            List<ReportingPolicy> mostSpecificFirst,
            PolicyDays shipped,
            Function<PolicyDays, @Nullable Integer> value) {
        for (ReportingPolicy version : mostSpecificFirst) {
            Integer days = value.apply(version.days());
            if (days != null) {
                return new AppliedPolicy.Value(days, version.scope().level(), version.id());
            }
        }
        Integer days = value.apply(shipped);
        return new AppliedPolicy.Value(days == null ? 0 : days, PolicyLevel.DEFAULT, null);
    }

    private static Comparator<String> longestFirst() {
        return Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());
    }
}
