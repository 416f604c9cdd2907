package dev.ninety.usage.obligation;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is owed at a moment, from the facts alone.
 *
 * <ul>
 *   <li>Only what the vendor has seen by then meets anything.
 *   <li>An ending ends what was owed until then. Use that starts later starts anew: it has a first use of its own,
 *       and only reports that reach into it count as reports of it.
 *   <li>Of all that is owed the earliest due moment counts, ties in the order of {@link Rule}.
 * </ul>
 */
public final class ObligationFunction {

    private static final Duration SOON = Duration.ofDays(30);

    private ObligationFunction() {}

    public static Obligation of(ObligationFacts facts, Instant at) {
        AppliedPolicy policy = facts.policy().inForce(at);
        SeenReport furthest = facts.seen().stream()
                .filter(report -> !report.disclosedAt().isAfter(at))
                .max(SeenReport.BY_REACH)
                .orElse(null);
        Instant ending = last(facts.endings(), at);
        Instant firstUse = firstUse(facts.level(), ending, at);
        boolean isEnded = ending != null && firstUse == null;
        Owed owed = isEnded ? null : earliest(facts, policy, furthest, ending, firstUse, at);
        return new Obligation(facts.residence().at(at), owed, furthest, policy, validUntil(facts, at));
    }

    private static @Nullable Owed earliest(
            ObligationFacts facts,
            AppliedPolicy policy,
            @Nullable SeenReport furthest,
            @Nullable Instant ending,
            @Nullable Instant firstUse,
            Instant at) {
        Instant through = furthest == null ? null : furthest.end();
        boolean isReported = through != null && (ending == null || firstUse == null || through.isAfter(firstUse));
        int first = policy.firstReport().days() > 0
                ? policy.firstReport().days()
                : policy.frequency().days();
        int frequency = policy.frequency().days();
        int onChange = policy.onChange().days();
        List<Owed> owed = new ArrayList<>();
        if (firstUse != null && !isReported && first > 0) {
            owed.add(after(Rule.FIRST_REPORT, firstUse, first));
        }
        if (through != null && isReported && frequency > 0 && facts.level().at(at) > 0) {
            owed.add(after(Rule.FREQUENCY, through, frequency));
        }
        Instant change = onChange > 0 ? unreportedChange(facts, through, ending, firstUse, at) : null;
        if (change != null) {
            owed.add(after(Rule.CHANGE, change, onChange));
        }
        Instant termEnd = firstUse != null && frequency > 0 ? unmetTermEnd(facts, through, ending) : null;
        if (termEnd != null) {
            owed.add(new Owed(Rule.TERM_END, termEnd, termEnd.minus(SOON)));
        }
        return owed.stream()
                .min(Comparator.comparing(Owed::due).thenComparing(Owed::rule))
                .orElse(null);
    }

    private static Owed after(Rule rule, Instant start, int days) {
        Duration length = Duration.ofDays(days);
        Duration half = length.dividedBy(2);
        Instant due = start.plus(length);
        Instant soonFrom = due.minus(half.compareTo(SOON) < 0 ? half : SOON);
        return new Owed(rule, due.isAfter(Check.LATEST) ? Check.LATEST : due, soonFrom);
    }

    /** The first moment at which it was in use, after the last ending. */
    private static @Nullable Instant firstUse(Timeline level, @Nullable Instant ending, Instant at) {
        Instant moment = ending == null ? Check.EARLIEST : ending;
        while (moment != null && !moment.isAfter(at)) {
            if (level.at(moment) > 0) {
                return moment;
            }
            moment = level.nextChangeAfter(moment);
        }
        return null;
    }

    /** The earliest change that no report which the vendor has seen ends after. */
    private static @Nullable Instant unreportedChange(
            ObligationFacts facts,
            @Nullable Instant through,
            @Nullable Instant ending,
            @Nullable Instant firstUse,
            Instant at) {
        Stream<Instant> said = facts.changes().stream()
                .filter(change -> ending == null || change.isAfter(ending))
                .filter(change -> through == null || !change.isBefore(through));
        Instant step = null;
        if (firstUse != null) {
            Instant from = firstUse;
            if (through != null && through.isAfter(from)) {
                // A change at the very end of what is reported is not reported.
                from = through.minus(1, ChronoUnit.MICROS);
            }
            step = facts.reported().nextChangeAfter(from);
        }
        return Stream.concat(said, Stream.ofNullable(step))
                .filter(change -> !change.isAfter(at))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The earliest end of a term of what is in use just before, where the instance belongs just before. */
    private static @Nullable Instant unmetTermEnd(
            ObligationFacts facts, @Nullable Instant through, @Nullable Instant ending) {
        Instant earliest = null;
        for (Map.Entry<String, List<Instant>> ends : facts.termEnds().entrySet()) {
            for (Instant end : ends.getValue()) {
                Instant before = end.minus(1, ChronoUnit.MICROS);
                boolean isMet = through != null && !through.isBefore(end.minus(facts.termMargin()));
                boolean isEnded = ending != null && !end.isAfter(ending);
                if (!isMet
                        && !isEnded
                        && (earliest == null || end.isBefore(earliest))
                        && facts.level().at(before) > 0
                        && facts.residence().at(before).equals(ends.getKey())) {
                    earliest = end;
                }
            }
        }
        return earliest;
    }

    private static @Nullable Instant validUntil(ObligationFacts facts, Instant at) {
        Stream<Instant> boundaries = Stream.of(
                        facts.level().nextChangeAfter(at),
                        facts.reported().nextChangeAfter(at),
                        facts.residence().nextMoveAfter(at),
                        facts.policy().nextChangeAfter(at))
                .filter(Objects::nonNull);
        Stream<Instant> seen = facts.seen().stream()
                .flatMap(report -> Stream.of(report.disclosedAt(), report.confirmedAt()))
                .filter(Objects::nonNull);
        return Stream.of(boundaries, seen, facts.changes().stream(), facts.endings().stream())
                .flatMap(moments -> moments)
                .filter(moment -> moment.isAfter(at))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant last(List<Instant> moments, Instant at) {
        return moments.stream()
                .filter(moment -> !moment.isAfter(at))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
