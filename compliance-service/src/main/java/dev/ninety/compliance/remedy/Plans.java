package dev.ninety.compliance.remedy;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes plans. A pure function of what is known. */
public final class Plans {

    private final RemedyFacts facts;
    private final Estate estate;
    private final List<Target> targets;
    private final Window window;

    private Plans(RemedyFacts facts, List<Target> targets, Window window) {
        this.facts = facts;
        this.estate = new Estate(facts);
        this.targets = targets;
        this.window = window;
    }

    /**
     * The plans that cure all targets together, the most urgent one looked after first; ordered by cost, steps and id.
     *
     * @param scope what they are for, as part of their ids
     * @param heads of the ledgers that the facts were read from
     */
    public static List<Plan> of(RemedyFacts facts, List<Target> targets, Window window, String scope, String heads) {
        if (targets.isEmpty()) {
            return List.of();
        }
        Plans plans = new Plans(
                facts, targets.stream().sorted(Target.MOST_URGENT_FIRST).toList(), window);
        List<Plan> made = new ArrayList<>();
        Set<List<Step>> known = new HashSet<>();
        for (Ladder ladder : Ladder.values()) {
            Draft draft = plans.climb(ladder);
            Stream.of(draft.stepsByKind(), draft.steps())
                    .map(steps -> plans.tried(steps, scope, heads))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .filter(plan -> known.add(plan.steps()))
                    .ifPresent(made::add);
        }
        return made.stream().sorted(Plan.ORDER).toList();
    }

    private Draft climb(Ladder ladder) {
        Draft draft = new Draft(estate, window);
        targets.forEach(target -> ladder.climb(draft, target, facts, window));
        return draft;
    }

    /** The plan of some steps; empty where one would be refused, or they do not cure, or harm. */
    private Optional<Plan> tried(List<Step> steps, String scope, String heads) {
        Draft draft = Draft.of(estate, window, steps);
        if (draft == null || targets.stream().anyMatch(target -> draft.isShort(target.pair()))) {
            return Optional.empty();
        }
        Simulation after = facts.today().with(draft.overlay());
        return isHarmless(facts.today(), after, window)
                ? Optional.of(plan(PlanId.of(scope, heads, window, steps), steps, after))
                : Optional.empty();
    }

    /** Whether nothing is short, or short of more, that is not so before. */
    static boolean isHarmless(Simulation before, Simulation after, Window window) {
        for (Pair pair : after.pairs()) {
            Timeline floor = before.adjusted(pair).min(Timeline.zero());
            if (after.adjusted(pair).minus(floor).minimum(window.now(), window.until()) < 0) {
                return false;
            }
        }
        return true;
    }

    private Plan plan(String id, List<Step> steps, Simulation after) {
        Instant again = shortAgainAt(after);
        Instant curedUntil = again == null || again.isAfter(window.until()) ? window.until() : again;
        return new Plan(
                id,
                steps,
                Cost.of(steps),
                Cure.between(facts.today(), after, window),
                curedUntil.equals(window.now()) ? null : curedUntil,
                again);
    }

    /** The first moment from now on at which any target is short. */
    private @Nullable Instant shortAgainAt(Simulation after) {
        Instant earliest = null;
        for (Target target : targets) {
            Instant again = firstShort(after.adjusted(target.pair()));
            if (again != null && (earliest == null || again.isBefore(earliest))) {
                earliest = again;
            }
        }
        return earliest;
    }

    private @Nullable Instant firstShort(Timeline adjusted) {
        for (Instant moment = window.now(); moment != null; moment = adjusted.nextChangeAfter(moment)) {
            if (adjusted.at(moment) < 0) {
                return moment;
            }
        }
        return null;
    }
}
