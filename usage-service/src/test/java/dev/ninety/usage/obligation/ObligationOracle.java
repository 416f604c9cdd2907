package dev.ninety.usage.obligation;

import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.instance.Move;
import dev.ninety.usage.instance.Residence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is owed, worked out slowly: time is a row of half days, and every rule is read off by looking at each of them.
 * It shares nothing with the function that it judges but the words for the outcome.
 */
final class ObligationOracle {

    static final int DAY = 2;
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** A report that the vendor has seen; the moments are half days. */
    record Seen(int end, int disclosed) {}

    /** All facts, by half day; {@code policy} gives first report, frequency and on change in days. */
    record World(
            long[] level,
            long[] reported,
            List<Seen> seen,
            List<Integer> changes,
            List<Integer> endings,
            String[] residence,
            Map<String, List<Integer>> termEnds,
            IntFunction<int[]> policy) {}

    /** What is due first; the moments are half days. */
    record Due(Rule rule, int due, int soonFrom) {}

    static @Nullable Due owed(World world, int at) {
        int ending = -1;
        for (int moment : world.endings()) {
            if (moment <= at && moment > ending) {
                ending = moment;
            }
        }
        int firstUse = -1;
        for (int t = at; t >= Math.max(0, ending); t--) {
            if (world.level()[t] > 0) {
                firstUse = t;
            }
        }
        if (ending >= 0 && firstUse < 0) {
            return null;
        }
        int first = world.policy().apply(at)[0];
        int frequency = world.policy().apply(at)[1];
        int onChange = world.policy().apply(at)[2];
        int through = -1;
        boolean ofThisUse = false;
        for (Seen report : world.seen()) {
            if (report.disclosed() <= at) {
                through = Math.max(through, report.end());
                ofThisUse |= ending < 0 || firstUse < 0 || report.end() > firstUse;
            }
        }
        List<Due> owed = new ArrayList<>();
        if (firstUse >= 0 && !ofThisUse && (first > 0 || frequency > 0)) {
            owed.add(due(Rule.FIRST_REPORT, firstUse, first > 0 ? first : frequency));
        }
        if (ofThisUse && frequency > 0 && world.level()[at] > 0) {
            owed.add(due(Rule.FREQUENCY, through, frequency));
        }
        for (int t = 1; t <= at && onChange > 0; t++) {
            boolean isStep = firstUse >= 0 && t > firstUse && world.reported()[t] != world.reported()[t - 1];
            boolean isChange = t > ending && (isStep || world.changes().contains(t));
            if (isChange && through <= t) {
                owed.add(due(Rule.CHANGE, t, onChange));
            }
        }
        for (Map.Entry<String, List<Integer>> ends : world.termEnds().entrySet()) {
            for (int end : ends.getValue()) {
                boolean concerns = firstUse >= 0
                        && frequency > 0
                        && end > ending
                        && world.level()[end - 1] > 0
                        && world.residence()[end - 1].equals(ends.getKey());
                if (concerns && !(through >= 0 && through >= end - 30 * DAY)) {
                    owed.add(new Due(Rule.TERM_END, end, end - 30 * DAY));
                }
            }
        }
        Due earliest = null;
        for (Due due : owed) {
            if (earliest == null
                    || due.due() < earliest.due()
                    || due.due() == earliest.due()
                            && due.rule().ordinal() < earliest.rule().ordinal()) {
                earliest = due;
            }
        }
        return earliest;
    }

    static ReportingStatus status(@Nullable Due due, int at) {
        if (due == null) {
            return ReportingStatus.NOT_REQUIRED;
        }
        if (at >= due.due()) {
            return ReportingStatus.OVERDUE;
        }
        return at >= due.soonFrom() ? ReportingStatus.DUE_SOON : ReportingStatus.CURRENT;
    }

    /** The same facts as the function takes them. */
    static ObligationFacts facts(World world) {
        List<SeenReport> seen = new ArrayList<>();
        for (Seen report : world.seen()) {
            seen.add(new SeenReport(seen.size(), seen.size(), moment(report.end()), moment(report.disclosed()), null));
        }
        List<Move> moves = new ArrayList<>();
        for (int t = 1; t < world.residence().length; t++) {
            if (!world.residence()[t].equals(world.residence()[t - 1])) {
                moves.add(new Move(moment(t), world.residence()[t]));
            }
        }
        Map<String, List<Instant>> termEnds = new HashMap<>();
        world.termEnds()
                .forEach((virtualAccount, ends) -> termEnds.put(
                        virtualAccount,
                        ends.stream().map(ObligationOracle::moment).toList()));
        return new ObligationFacts(
                timeline(world.level()),
                timeline(world.reported()),
                seen,
                world.changes().stream().map(ObligationOracle::moment).toList(),
                world.endings().stream().map(ObligationOracle::moment).toList(),
                new Residence(world.residence()[0], moves),
                termEnds,
                Duration.ofDays(30),
                policy(world));
    }

    private static PolicyHistory policy(World world) {
        return new PolicyHistory() {
            @Override
            public AppliedPolicy inForce(Instant at) {
                int[] days = world.policy().apply(tick(at));
                return new AppliedPolicy(ReportingClass.SUBSCRIPTION, value(days[0]), value(days[1]), value(days[2]));
            }

            @Override
            public @Nullable Instant nextChangeAfter(Instant at) {
                for (int t = tick(at) + 1; t < world.level().length; t++) {
                    if (world.policy().apply(t) != world.policy().apply(t - 1)) {
                        return moment(t);
                    }
                }
                return null;
            }
        };
    }

    static Instant moment(int tick) {
        return START.plus(Duration.ofHours(12L * tick));
    }

    static int tick(Instant moment) {
        return Math.toIntExact(Duration.between(START, moment).toHours() / 12);
    }

    private static Due due(Rule rule, int start, int days) {
        return new Due(rule, start + days * DAY, start + days * DAY - Math.min(30 * DAY, days));
    }

    private static AppliedPolicy.Value value(int days) {
        return new AppliedPolicy.Value(days, PolicyLevel.DEFAULT, null);
    }

    private static Timeline timeline(long[] levels) {
        Timeline.LevelWriter writer = Timeline.write();
        for (int t = 0; t < levels.length; t++) {
            writer.set(Micros.of(moment(t)), levels[t]);
        }
        return writer.done();
    }

    private ObligationOracle() {}
}
