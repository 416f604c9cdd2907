package dev.ninety.usage.obligation;

import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.instance.Udi;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The reporting policy of one licence on one product instance, at every moment. */
public interface PolicyHistory {

    AppliedPolicy inForce(Instant at);

    /** The next moment at which another version comes into force; null where none does. */
    @Nullable
    Instant nextChangeAfter(Instant at);

    /** As the policies of the account have it. */
    static PolicyHistory of(Policies policies, Udi productInstance, ReportingClass reportingClass) {
        return new PolicyHistory() {
            @Override
            public AppliedPolicy inForce(Instant at) {
                return policies.inForce(productInstance, reportingClass, at);
            }

            @Override
            public @Nullable Instant nextChangeAfter(Instant at) {
                return policies.nextChangeAfter(productInstance, reportingClass, at);
            }
        };
    }
}
