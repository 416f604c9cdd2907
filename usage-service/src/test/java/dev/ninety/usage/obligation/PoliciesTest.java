package dev.ninety.usage.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.obligation.AppliedPolicy.Value;
import dev.ninety.usage.obligation.PolicyScope.Imported;
import dev.ninety.usage.obligation.PolicyScope.OfAccount;
import dev.ninety.usage.obligation.PolicyScope.OfInstance;
import dev.ninety.usage.obligation.PolicyScope.OfPidPrefix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Which value of which policy applies, against an oracle that ranks all versions for each value. */
class PoliciesTest {

    private static final Udi SWITCH = new Udi("C9300-24P", "A1");
    private static final List<Udi> DEVICES = List.of(SWITCH, new Udi("C9300-48P", "A2"), new Udi("C8300", "A3"));

    @Example
    void eachValueComesFromTheMostSpecificPolicyThatGivesIt() {
        Policies policies = new Policies(List.of(
                version("a", new OfAccount(), null, new PolicyDays(10, 11, 12)),
                version("b", new Imported(), null, new PolicyDays(20, 21, null)),
                version("c", new OfPidPrefix("C9300"), null, new PolicyDays(30, null, null)),
                version("d", new OfPidPrefix("C93"), null, new PolicyDays(40, 41, null))));
        AppliedPolicy applied = policies.inForce(SWITCH, ReportingClass.SUBSCRIPTION, moment(0));
        assertThat(applied.firstReport()).isEqualTo(new Value(30, PolicyLevel.PID_PREFIX, "c"));
        assertThat(applied.frequency()).isEqualTo(new Value(41, PolicyLevel.PID_PREFIX, "d"));
        assertThat(applied.onChange()).isEqualTo(new Value(12, PolicyLevel.SMART_ACCOUNT, "a"));
        assertThat(policies.inForce(SWITCH, ReportingClass.PERPETUAL, moment(0)))
                .isEqualTo(new AppliedPolicy(
                        ReportingClass.PERPETUAL,
                        new Value(365, PolicyLevel.DEFAULT, null),
                        new Value(0, PolicyLevel.DEFAULT, null),
                        new Value(90, PolicyLevel.DEFAULT, null)));
    }

    @Property
    void everyValueIsWhatTheOracleFinds(
            @ForAll("versions") List<ReportingPolicy> versions, @ForAll("moments") Instant at) {
        Policies policies = new Policies(versions);
        for (Udi device : DEVICES) {
            for (ReportingClass reportingClass : ReportingClass.values()) {
                AppliedPolicy applied = policies.inForce(device, reportingClass, at);
                assertThat(applied.firstReport())
                        .isEqualTo(oracle(versions, device, reportingClass, at, PolicyDays::firstReport));
                assertThat(applied.frequency())
                        .isEqualTo(oracle(versions, device, reportingClass, at, PolicyDays::frequency));
                assertThat(applied.onChange())
                        .isEqualTo(oracle(versions, device, reportingClass, at, PolicyDays::onChange));
            }
        }
    }

    @Property
    void nothingChangesBeforeTheNextChange(
            @ForAll("versions") List<ReportingPolicy> versions, @ForAll("moments") Instant at) {
        Policies policies = new Policies(versions);
        Instant next = policies.nextChangeAfter(SWITCH, ReportingClass.EXPORT, at);
        AppliedPolicy applied = policies.inForce(SWITCH, ReportingClass.EXPORT, at);
        for (int later = 0; later < 12; later++) {
            if (moment(later).isAfter(at) && (next == null || moment(later).isBefore(next))) {
                assertThat(policies.inForce(SWITCH, ReportingClass.EXPORT, moment(later)))
                        .isEqualTo(applied);
            }
        }
    }

    private static Value oracle(
            List<ReportingPolicy> versions,
            Udi device,
            ReportingClass reportingClass,
            Instant at,
            Function<PolicyDays, @Nullable Integer> value) {
        List<PolicyScope> candidates = new ArrayList<>(List.of(new OfInstance(device)));
        for (int length = device.pid().length(); length > 0; length--) {
            candidates.add(new OfPidPrefix(device.pid().substring(0, length)));
        }
        candidates.addAll(List.of(new Imported(), new OfAccount()));
        for (PolicyScope scope : candidates) {
            ReportingPolicy winner = null;
            for (ReportingPolicy version : versions) {
                boolean concerns = version.scope().equals(scope)
                        && version.reportingClass() == reportingClass
                        && !from(version).isAfter(at);
                if (concerns && (winner == null || !from(version).isBefore(from(winner)))) {
                    winner = version;
                }
            }
            if (winner != null && value.apply(winner.days()) != null) {
                return new Value(value.apply(winner.days()), scope.level(), winner.id());
            }
        }
        return new Value(value.apply(PolicyDays.shipped(reportingClass)), PolicyLevel.DEFAULT, null);
    }

    private static Instant from(ReportingPolicy version) {
        return version.effectiveFrom() == null ? Instant.MIN : version.effectiveFrom();
    }

    @Provide
    Arbitrary<List<ReportingPolicy>> versions() {
        Arbitrary<PolicyScope> scopes = Arbitraries.of(
                new OfInstance(SWITCH),
                new OfInstance(DEVICES.get(2)),
                new OfPidPrefix("C93"),
                new OfPidPrefix("C9300-4"),
                new OfPidPrefix("C"),
                new Imported(),
                new OfAccount());
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 5).injectNull(0.4);
        return Combinators.combine(
                        scopes,
                        Arbitraries.of(ReportingClass.SUBSCRIPTION, ReportingClass.EXPORT),
                        moments().injectNull(0.3),
                        Combinators.combine(days, days, days).as(PolicyDays::new))
                .as((scope, reportingClass, from, values) -> new ReportingPolicy(
                        scope.level() + scope.key(), scope, reportingClass, from, values, "MANUAL", moment(0)))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.integers().between(0, 10).map(PoliciesTest::moment);
    }

    private static ReportingPolicy version(String id, PolicyScope scope, @Nullable Instant from, PolicyDays days) {
        return new ReportingPolicy(id, scope, ReportingClass.SUBSCRIPTION, from, days, "MANUAL", moment(0));
    }

    private static Instant moment(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(day * 86_400L);
    }
}
