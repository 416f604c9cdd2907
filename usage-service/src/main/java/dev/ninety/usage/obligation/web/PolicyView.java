package dev.ninety.usage.obligation.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.obligation.PolicyLevel;
import dev.ninety.usage.obligation.ReportingPolicy;
import dev.ninety.usage.obligation.web.PolicyBody.ScopeBody;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reporting policy as it is read: its latest version. */
@Schema(name = "ReportingPolicy")
public record PolicyView(
        String id,
        @Nullable ScopeBody scope,
        PolicyLevel level,
        @JsonProperty("class") ReportingClass reportingClass,
        @Nullable Instant effectiveFrom,
        @Nullable Integer firstReportDays,
        @Nullable Integer frequencyDays,
        @Nullable Integer onChangeDays,
        String source,
        Instant recordedAt) {

    /** A policy with all its versions, in the order recorded; each is in force from its own moment on. */
    @Schema(name = "ReportingPolicyVersions")
    public record Versions(
            String id,
            @Nullable ScopeBody scope,
            PolicyLevel level,
            @JsonProperty("class") ReportingClass reportingClass,
            @Nullable Instant effectiveFrom,
            @Nullable Integer firstReportDays,
            @Nullable Integer frequencyDays,
            @Nullable Integer onChangeDays,
            String source,
            Instant recordedAt,
            List<PolicyView> versions) {

        static Versions of(List<ReportingPolicy> versions) {
            PolicyView latest = PolicyView.of(versions.getLast());
            return new Versions(
                    latest.id,
                    latest.scope,
                    latest.level,
                    latest.reportingClass,
                    latest.effectiveFrom,
                    latest.firstReportDays,
                    latest.frequencyDays,
                    latest.onChangeDays,
                    latest.source,
                    latest.recordedAt,
                    versions.stream().map(PolicyView::of).toList());
        }
    }

    static PolicyView of(ReportingPolicy policy) {
        return new PolicyView(
                policy.id(),
                ScopeBody.of(policy.scope()),
                policy.scope().level(),
                policy.reportingClass(),
                policy.effectiveFrom(),
                policy.days().firstReport(),
                policy.days().frequency(),
                policy.days().onChange(),
                policy.source(),
                policy.recordedAt());
    }
}
