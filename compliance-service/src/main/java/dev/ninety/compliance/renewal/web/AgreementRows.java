package dev.ninety.compliance.renewal.web;

import dev.ninety.compliance.renewal.Commitment;
import dev.ninety.compliance.renewal.TermEnd;
import dev.ninety.compliance.renewal.TrueForward;
import dev.ninety.compliance.renewal.web.LicenceBody.GapBody;
import dev.ninety.compliance.renewal.web.LicenceBody.PeakBody;
import dev.ninety.compliance.renewal.web.LicenceBody.PriceBody;
import dev.ninety.compliance.renewal.web.LicenceBody.TermBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The rows of a review's tables that are about its agreement and about terms. */
@RegisterForReflection
final class AgreementRows {

    private AgreementRows() {}

    /** A line of the agreement. */
    @Schema(name = "RenewalCommitment")
    public record CommitmentBody(
            @Schema(nullable = true) @Nullable String suite,
            List<String> entitlementTags,
            long committed,
            long owned,
            long consumed,
            long p95,
            long peak,
            long notOwned,
            GapBody unused,
            GapBody beyond) {

        static CommitmentBody of(Commitment row) {
            return new CommitmentBody(
                    row.suite(),
                    row.entitlementTags(),
                    row.committed(),
                    row.owned(),
                    row.consumed(),
                    row.p95(),
                    row.peak(),
                    row.notOwned(),
                    GapBody.of(row.unused()),
                    GapBody.of(row.beyond()));
        }
    }

    /** What a milestone charges forward for a licence. */
    @Schema(name = "RenewalTrueForward")
    public record TrueForwardBody(
            Instant milestone,

            @Schema(description = "whether it is still to come, so that what is posted stands for what will be")
            boolean expected,

            String entitlementTag,
            String name,
            long consumed,
            long owned,
            long allowance,
            TermBody term,
            @Schema(nullable = true) @Nullable PriceBody price,
            GapBody exposure,
            @Schema(nullable = true) @Nullable PeakBody peak,

            @Schema(description = "if the milestone fell on the peak")
            GapBody atPeak,

            @Schema(description = "what the peak alone adds")
            GapBody peakAlone) {

        static TrueForwardBody of(TrueForward row) {
            return new TrueForwardBody(
                    row.milestone(),
                    row.expected(),
                    row.entitlementTag(),
                    row.name(),
                    row.consumed(),
                    row.owned(),
                    row.allowance(),
                    TermBody.of(row.term()),
                    PriceBody.of(row.price()),
                    GapBody.of(row.exposure()),
                    PeakBody.of(row.peak()),
                    GapBody.of(row.atPeak()),
                    GapBody.of(row.peakAlone()));
        }
    }

    /** Units that end. */
    @Schema(name = "RenewalTermEnd")
    public record TermEndBody(
            Instant endsAt,
            String virtualAccount,
            String entitlementTag,
            String name,
            long units,

            @Schema(description = "on an earlier day than the date, on the same, or on a later one")
            TermEnd.Against against,

            @Schema(description = "what it costs to prolong them to the date, where they end before it")
            GapBody alignment,

            @Schema(description = "that grant them") List<String> entitlements) {

        static TermEndBody of(TermEnd row) {
            return new TermEndBody(
                    row.endsAt(),
                    row.virtualAccount(),
                    row.entitlementTag(),
                    row.name(),
                    row.units(),
                    row.against(),
                    GapBody.of(row.alignment()),
                    row.entitlements());
        }
    }
}
