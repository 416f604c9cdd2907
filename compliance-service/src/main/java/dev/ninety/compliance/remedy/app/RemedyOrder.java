package dev.ninety.compliance.remedy.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.remedy.ClearAction;
import dev.ninety.compliance.remedy.Step;
import dev.ninety.compliance.remedy.Step.Clear;
import dev.ninety.compliance.remedy.Step.Lend;
import dev.ninety.compliance.remedy.Step.Move;
import dev.ninety.compliance.remedy.Step.Purchase;
import dev.ninety.compliance.remedy.Step.Transfer;
import dev.ninety.compliance.remedy.StepKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be carried out: what a job is given.
 *
 * @param cases the cases that the plan is for
 * @param heads how far the ledgers reached that the plan was made from
 * @param who applied it
 */
@RegisterForReflection
public record RemedyOrder(String plan, List<String> cases, String heads, String who, List<Ordered> steps) {

    public RemedyOrder {
        cases = List.copyOf(cases);
        steps = List.copyOf(steps);
    }

    static RemedyOrder of(Remedies.Made made, String who) {
        List<Ordered> steps = new ArrayList<>();
        for (Step step : made.plan().steps()) {
            steps.add(Ordered.of(steps.size() + 1, step));
        }
        return new RemedyOrder(made.plan().id(), made.caseIds(), made.heads(), who, steps);
    }

    /** One step; the fields that its kind has no use for are null. */
    @RegisterForReflection
    public record Ordered(
            int number,
            StepKind kind,
            @Nullable ClearAction action,
            @Nullable String productInstance,
            @Nullable String into,
            @Nullable String from,
            @Nullable String to,
            @Nullable String virtualAccount,
            @Nullable String entitlementTag,
            @Nullable Long quantity,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {

        static Ordered of(int number, Step step) {
            return switch (step) {
                case Clear clear ->
                    new Ordered(
                            number,
                            clear.kind(),
                            clear.action(),
                            clear.productInstance(),
                            clear.into(),
                            null,
                            null,
                            null,
                            clear.entitlementTag(),
                            null,
                            null,
                            null);
                case Move move ->
                    new Ordered(
                            number,
                            move.kind(),
                            null,
                            null,
                            null,
                            move.from().virtualAccount(),
                            move.to(),
                            null,
                            move.from().entitlementTag(),
                            move.quantity(),
                            null,
                            null);
                case Purchase purchase ->
                    new Ordered(
                            number,
                            purchase.kind(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            purchase.pair().virtualAccount(),
                            purchase.pair().entitlementTag(),
                            purchase.quantity(),
                            purchase.startsAt(),
                            purchase.endsAt());
            };
        }

        /** The step as it is carried out, where its kind is. */
        Clear clear() {
            return new Clear(
                    Objects.requireNonNull(action),
                    Objects.requireNonNull(productInstance),
                    into,
                    entitlementTag,
                    List.of(),
                    new TreeMap<>());
        }

        /** The step as it is carried out, where its kind is. */
        Move move() {
            Pair source = new Pair(Objects.requireNonNull(from), Objects.requireNonNull(entitlementTag));
            String receiver = Objects.requireNonNull(to);
            long units = Objects.requireNonNull(quantity);
            return kind == StepKind.LEND ? new Lend(source, receiver, units) : new Transfer(source, receiver, units);
        }
    }

    /**
     * How far it has come.
     *
     * @param effectiveAt from when on all steps take effect; the same in every attempt
     * @param done how many steps need not be looked at again
     */
    @RegisterForReflection
    public record Progress(Instant effectiveAt, int done) {}

    /**
     * What came of it.
     *
     * @param cases how the cases that it was for stand after the evaluation that followed
     */
    @RegisterForReflection
    public record Outcome(
            String plan,
            String appliedBy,
            Instant effectiveAt,
            List<StepOutcome> steps,
            Instant evaluatedAt,
            List<CaseOutcome> cases) {

        public Outcome {
            steps = List.copyOf(steps);
            cases = List.copyOf(cases);
        }
    }

    /**
     * What became of a step.
     *
     * @param carriedOut false for what a person has to do: to renew, and to buy
     * @param writtenAs where it stands in the other service; null where it was not carried out
     */
    @RegisterForReflection
    public record StepOutcome(
            Ordered step, boolean carriedOut, @Nullable String writtenAs) {}

    /** How a case stands. */
    @RegisterForReflection
    public record CaseOutcome(String id, String state) {}
}
