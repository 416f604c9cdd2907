package dev.ninety.usage.obligation.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.disclosure.Basis;
import dev.ninety.usage.obligation.AppliedPolicy;
import dev.ninety.usage.obligation.AppliedPolicy.Value;
import dev.ninety.usage.obligation.ObligationItem;
import dev.ninety.usage.obligation.Owed;
import dev.ninety.usage.obligation.ReportingStatus;
import dev.ninety.usage.obligation.Rule;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a product instance owes for a licence.
 *
 * @param due when the report that is owed first is overdue; null where none is owed
 * @param rule why it is owed; null where none is
 * @param reportedThrough until when the vendor knows of the use; null where it knows of none
 * @param metBy the report that tells the vendor so
 * @param ackState whether the vendor has acknowledged that report; null where there is none
 */
@Schema(name = "Obligation")
public record ObligationView(
        String productInstance,
        String entitlementTag,
        String virtualAccount,
        @Nullable Instant due,
        @Nullable Rule rule,
        ReportingStatus status,
        @Nullable Instant reportedThrough,
        @Nullable MetBy metBy,
        @Nullable AckState ackState,
        Policy policy) {

    /** Whether the vendor has acknowledged a report. */
    @Schema(name = "AckState")
    public enum AckState {
        ACKNOWLEDGED,
        AWAITED
    }

    /** A report that the vendor has seen; {@code id} is the one under which it is kept. */
    @Schema(name = "MetBy")
    public record MetBy(long id, long reportId, Instant disclosedAt, Basis basis) {}

    /** The policy that applies, each value with where it comes from. */
    @Schema(name = "AppliedPolicy")
    public record Policy(
            @JsonProperty("class") ReportingClass reportingClass, Value firstReport, Value frequency, Value onChange) {

        static Policy of(AppliedPolicy policy) {
            return new Policy(policy.reportingClass(), policy.firstReport(), policy.frequency(), policy.onChange());
        }
    }

    static ObligationView of(ObligationItem item, Instant at) {
        Owed owed = item.owed();
        ObligationItem.MetBy metBy = item.metBy();
        Basis basis = item.isConfirmed() ? Basis.CONFIRMED : Basis.ASSUMED;
        return new ObligationView(
                item.productInstance(),
                item.entitlementTag(),
                item.virtualAccount(),
                owed == null ? null : owed.due(),
                owed == null ? null : owed.rule(),
                item.status(at),
                item.reportedThrough(),
                metBy == null ? null : new MetBy(metBy.id(), metBy.reportId(), metBy.disclosedAt(), basis),
                metBy == null ? null : item.isConfirmed() ? AckState.ACKNOWLEDGED : AckState.AWAITED,
                Policy.of(item.policy()));
    }
}
