package dev.ninety.compliance.renewal.web;

import dev.ninety.compliance.evidence.web.EvidenceBody;
import dev.ninety.compliance.forecast.web.MoneyBody;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.renewal.Gap;
import dev.ninety.compliance.renewal.Gaps;
import dev.ninety.compliance.renewal.LicenceFigures;
import dev.ninety.compliance.renewal.Persistence;
import dev.ninety.compliance.renewal.Term;
import dev.ninety.compliance.renewal.UnitPrice;
import dev.ninety.compliance.renewal.UsageFigures;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a review tells of one licence, in JSON. */
@Schema(name = "RenewalLicence")
@RegisterForReflection
public record LicenceBody(
        String entitlementTag,
        String name,
        @Schema(nullable = true) @Nullable String family,

        @Schema(description = "null for the sum of all that the review is of", nullable = true) @Nullable
        String virtualAccount,

        long owned,

        @Schema(description = "just before the review's date")
        long ownedBefore,

        @Schema(description = "at that date, when what ends then has ended")
        long ownedAfter,

        @Schema(description = "to lower tiers") long lent,
        @Schema(description = "from higher tiers") long borrowed,

        @Schema(description = "after coverage, each Virtual Account by itself")
        long shortBy,

        UseBody ours,

        @Schema(description = "owned, and neither lent nor in use")
        GapsBody idle,

        @Schema(description = "by what the vendor can see of the use")
        UseBody vendor,

        @Schema(description = "what the vendor's latest counts say; null where it counted nothing", nullable = true)
        @Nullable
        Long vendorInUse,

        @Schema(description = "in use by those counts and not by this record")
        long unseen,

        TermBody term,

        @Schema(description = "of one unit; null where nobody has one", nullable = true) @Nullable
        PriceBody price,

        PersistenceBody persistence,

        @Schema(description = "the entries that what is owned and in use is read from")
        List<EvidenceBody> evidence) {

    /** How much is in use, and what is missing for it. */
    @Schema(name = "RenewalUse")
    public record UseBody(
            long consumed,

            @Schema(description = "where the figures begin; null where nothing was in use", nullable = true) @Nullable
            Instant from,

            @Schema(description = "where they end; null likewise", nullable = true) @Nullable
            Instant until,

            @Schema(description = "the least level not exceeded for 95 % of the time")
            long p95,

            @Schema(description = "weighted by time, as a decimal", examples = "12.34")
            String mean,

            @Schema(nullable = true) @Nullable PeakBody peak,

            @Schema(description = "in use, and neither owned nor borrowed")
            GapsBody missing) {

        static UseBody of(LicenceFigures.Use use) {
            UsageFigures figures = use.figures();
            return new UseBody(
                    use.consumed(),
                    figures.from(),
                    figures.until(),
                    figures.p95(),
                    figures.mean().toPlainString(),
                    PeakBody.of(figures.peak()),
                    GapsBody.of(use.missing()));
        }
    }

    /** The highest level. */
    @Schema(name = "RenewalPeak")
    public record PeakBody(
            long level,

            @Schema(description = "when it was first reached")
            Instant since,

            @Schema(description = "for how many days it then held without a break, as a decimal", examples = "7.00")
            String days,

            @Schema(description = "for how many days it held in all, as a decimal", examples = "9.50")
            String daysInAll) {

        static @Nullable PeakBody of(UsageFigures.@Nullable Peak peak) {
            return peak == null
                    ? null
                    : new PeakBody(
                            peak.level(),
                            peak.since(),
                            Persistence.days(peak.length()).toPlainString(),
                            Persistence.days(peak.total()).toPlainString());
        }
    }

    /** Units by three levels of use. */
    @Schema(name = "RenewalGaps")
    public record GapsBody(GapBody now, GapBody p95, GapBody peak) {

        static GapsBody of(Gaps gaps) {
            return new GapsBody(GapBody.of(gaps.now()), GapBody.of(gaps.p95()), GapBody.of(gaps.peak()));
        }
    }

    /** Units and what they cost. */
    @Schema(name = "RenewalGap")
    public record GapBody(
            long units,

            @Schema(description = "null where there are no units, or where it cannot be told", nullable = true)
            @Nullable
            MoneyBody cost,

            @Schema(description = "why it cannot be told", nullable = true)
            Gap.@Nullable Unpriced unpriced) {

        static GapBody of(Gap gap) {
            return new GapBody(gap.units(), money(gap.cost()), gap.unpriced());
        }

        static @Nullable MoneyBody money(@Nullable Money amount) {
            return amount == null ? null : MoneyBody.of(amount);
        }
    }

    /** Until when units are paid for. */
    @Schema(name = "RenewalTerm")
    public record TermBody(
            @Schema(description = "null where they are paid for once, or where it is not known", nullable = true)
            @Nullable
            Instant until,

            Term.Basis basis) {

        static TermBody of(Term term) {
            return new TermBody(term.until(), term.basis());
        }
    }

    /** What a unit costs, and who says so. */
    @Schema(name = "RenewalPrice")
    public record PriceBody(
            @Schema(description = "per month where units end, else once")
            MoneyBody unitPrice,

            UnitPrice.Source source,

            @Schema(description = "of the agreement, the licence in the catalogue, or the entitlement bought")
            String id) {

        static @Nullable PriceBody of(@Nullable UnitPrice price) {
            return price == null ? null : new PriceBody(MoneyBody.of(price.money()), price.source(), price.id());
        }
    }

    /** How often and how long something was short. */
    @Schema(name = "RenewalPersistence")
    public record PersistenceBody(
            int spells,

            @Schema(description = "all of them together, as a decimal", examples = "31.25")
            String days,

            @Schema(description = "the longest one, as a decimal")
            String longestDays,

            @Schema(description = "when the latest one began; null for none", nullable = true) @Nullable
            Instant lastSince,

            @Schema(description = "whether one has not ended")
            boolean lasting) {

        static PersistenceBody of(Persistence persistence) {
            return new PersistenceBody(
                    persistence.spells(),
                    Persistence.days(persistence.total()).toPlainString(),
                    Persistence.days(persistence.longest()).toPlainString(),
                    persistence.lastSince(),
                    persistence.lasting());
        }
    }

    static LicenceBody of(LicenceFigures row) {
        return new LicenceBody(
                row.entitlementTag(),
                row.name(),
                row.family(),
                row.virtualAccount(),
                row.owned(),
                row.ownedBefore(),
                row.ownedAfter(),
                row.lent(),
                row.borrowed(),
                row.shortBy(),
                UseBody.of(row.ours()),
                GapsBody.of(row.idle()),
                UseBody.of(row.seen()),
                row.vendorInUse(),
                row.unseen(),
                TermBody.of(row.term()),
                PriceBody.of(row.price()),
                PersistenceBody.of(row.shortBefore()),
                row.evidence().stream().map(EvidenceBody::of).toList());
    }
}
