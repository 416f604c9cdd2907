package dev.ninety.compliance.remedy.web;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.evidence.web.EvidenceBody;
import dev.ninety.compliance.forecast.web.MoneyBody;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.remedy.ClearAction;
import dev.ninety.compliance.remedy.Plan;
import dev.ninety.compliance.remedy.Price;
import dev.ninety.compliance.remedy.Step;
import dev.ninety.compliance.remedy.Step.Clear;
import dev.ninety.compliance.remedy.Step.Move;
import dev.ninety.compliance.remedy.Step.Purchase;
import dev.ninety.compliance.remedy.Step.Renew;
import dev.ninety.compliance.remedy.StepKind;
import dev.ninety.compliance.remedy.app.Remedies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A plan, as it is published. */
@Schema(name = "Plan")
public record PlanBody(
        @Schema(description = "stands as long as its steps and the heads of both ledgers do")
        String id,

        List<StepBody> steps,

        @Schema(
                description =
                        "the total in each currency, never added; empty where it costs nothing, null where a price"
                                + " is not known",
                nullable = true)
        @Nullable
        List<MoneyBody> cost,

        @Schema(description = "NO_PRICE where cost is null", nullable = true) @Nullable
        String costReason,

        @Schema(description = "the numbers of the steps without a price")
        List<Integer> unpriced,

        @Schema(description = "every shortage within the horizon that it makes smaller, by Virtual Account and licence")
        List<CureBody> cures,

        @Schema(
                description =
                        "until when nothing that it is for is short, at most the end of the horizon; null where it is"
                                + " short at once",
                nullable = true)
        @Nullable
        Instant curedUntil,

        @Schema(
                description = "when it will be short again by what is known, also after the horizon; null where that is"
                        + " not in sight",
                nullable = true)
        @Nullable
        Instant shortAgainAt,

        @Schema(description = "the product instances that must be confirmed by name when it is applied")
        List<String> confirm) {

    /** One step; the fields that its kind has no use for are null. */
    @Schema(name = "PlanStep")
    public record StepBody(
            @Schema(description = "from 1 on") int number,
            StepKind kind,

            @Schema(description = "whether applying the plan carries it out; RENEW and BUY are for a person")
            boolean carriedOut,

            @Schema(description = "CLEAR: what is done to the instance", nullable = true) @Nullable
            ClearAction action,

            @Schema(nullable = true) @Nullable String productInstance,

            @Schema(description = "MERGE: the instance that it is a second name of", nullable = true) @Nullable
            String into,

            @Schema(description = "CLEAR: what it frees", nullable = true) @Nullable
            List<Freed> frees,

            @Schema(description = "TRANSFER, LEND: the Virtual Account that gives", nullable = true) @Nullable
            String from,

            @Schema(description = "TRANSFER, LEND: the one that receives", nullable = true) @Nullable
            String to,

            @Schema(description = "RENEW, BUY: where", nullable = true) @Nullable
            String virtualAccount,

            @Schema(description = "null for CLEAR unless it is a RELEASE", nullable = true) @Nullable
            String entitlementTag,

            @Schema(nullable = true) @Nullable Long quantity,

            @Schema(description = "RENEW: the end that the term had", nullable = true) @Nullable
            Instant formerEnd,

            @Schema(description = "RENEW, BUY: from when on it is paid for", nullable = true) @Nullable
            Instant startsAt,

            @Schema(description = "RENEW, BUY: until when; null for ever", nullable = true) @Nullable
            Instant endsAt,

            @Schema(description = "of one unit: per month where units end, else once", nullable = true) @Nullable
            MoneyBody unitPrice,

            @Schema(nullable = true) Price.@Nullable Origin priceFrom,

            @Schema(description = "RENEW, BUY: null where no price is known", nullable = true) @Nullable
            MoneyBody cost,

            List<EvidenceBody> evidence) {

        static StepBody of(int number, Step step, List<Evidence> evidence) {
            Clear clear = step instanceof Clear one ? one : null;
            Move move = step instanceof Move one ? one : null;
            Purchase purchase = step instanceof Purchase one ? one : null;
            Price price = purchase == null ? null : purchase.price();
            Money cost = purchase == null ? null : purchase.cost();
            return new StepBody(
                    number,
                    step.kind(),
                    step.kind().isCarriedOut(),
                    clear == null ? null : clear.action(),
                    clear == null ? null : clear.productInstance(),
                    clear == null ? null : clear.into(),
                    clear == null
                            ? null
                            : clear.frees().entrySet().stream().map(Freed::of).toList(),
                    move == null ? null : move.from().virtualAccount(),
                    move == null ? null : move.to(),
                    purchase == null ? null : purchase.pair().virtualAccount(),
                    tag(step),
                    move != null ? Long.valueOf(move.quantity()) : purchase == null ? null : purchase.quantity(),
                    step instanceof Renew renew ? renew.formerEnd() : null,
                    purchase == null ? null : purchase.startsAt(),
                    purchase == null ? null : purchase.endsAt(),
                    price == null ? null : MoneyBody.of(price.unit()),
                    price == null ? null : price.origin(),
                    cost == null ? null : MoneyBody.of(cost),
                    evidence.stream().map(EvidenceBody::of).toList());
        }

        private static @Nullable String tag(Step step) {
            return switch (step) {
                case Clear clear -> clear.entitlementTag();
                case Move move -> move.from().entitlementTag();
                case Purchase purchase -> purchase.pair().entitlementTag();
            };
        }
    }

    /** Units that count no longer. */
    @Schema(name = "FreedUnits")
    public record Freed(String virtualAccount, String entitlementTag, long units) {
        static Freed of(Map.Entry<Pair, Long> freed) {
            return new Freed(freed.getKey().virtualAccount(), freed.getKey().entitlementTag(), freed.getValue());
        }
    }

    /** What it does to one shortage. */
    @Schema(name = "Cure")
    public record CureBody(
            String virtualAccount,
            String entitlementTag,

            @Schema(description = "the case of it; null where it has none yet", nullable = true) @Nullable
            String caseId,

            Instant shortSince,

            @Schema(description = "the part of it within the horizon: from")
            Instant from,

            @Schema(description = "and until, excluded") Instant until,

            @Schema(description = "how many units fewer are short at the most")
            long units,

            @Schema(description = "how many units are short at the most with the plan; 0 where it is cured")
            long left,

            List<EvidenceBody> evidence) {

        static CureBody of(Remedies.SeenCure seen) {
            return new CureBody(
                    seen.cure().pair().virtualAccount(),
                    seen.cure().pair().entitlementTag(),
                    seen.caseId(),
                    seen.cure().spell().start(),
                    seen.cure().from(),
                    seen.cure().until(),
                    seen.cure().units(),
                    seen.cure().left(),
                    seen.evidence().stream().map(EvidenceBody::of).toList());
        }
    }

    static PlanBody of(Remedies.Seen seen) {
        Plan plan = seen.plan();
        List<StepBody> steps = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            steps.add(StepBody.of(i + 1, plan.steps().get(i), seen.evidence().get(i)));
        }
        List<Money> totals = plan.cost().totals();
        return new PlanBody(
                plan.id(),
                steps,
                totals == null ? null : totals.stream().map(MoneyBody::of).toList(),
                totals == null ? "NO_PRICE" : null,
                plan.cost().unpriced(),
                seen.cures().stream().map(CureBody::of).toList(),
                plan.curedUntil(),
                plan.shortAgainAt(),
                plan.toConfirm());
    }
}
