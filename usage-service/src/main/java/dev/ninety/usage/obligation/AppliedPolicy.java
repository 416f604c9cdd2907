package dev.ninety.usage.obligation;

import dev.ninety.usage.directory.ReportingClass;
import org.jspecify.annotations.Nullable;

/** The policy that applies to one licence on one product instance at a moment; each value with where it comes from. */
public record AppliedPolicy(ReportingClass reportingClass, Value firstReport, Value frequency, Value onChange) {

    /**
     * One value of the policy.
     *
     * @param days 0 asks for nothing
     * @param policyId null for what ships with this record
     */
    public record Value(
            int days, PolicyLevel source, @Nullable String policyId) {}
}
