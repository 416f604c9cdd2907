package dev.ninety.compliance.shortage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.compliance.shortage.HistoryItem.What;
import dev.ninety.kit.timeline.Spell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Cases against oracles over a small world whose moments are whole hours. A world is one level per hour; the level
 * of the last hour holds for ever.
 */
class ReconciliationTest {

    static final int HOURS = 60;
    static final Terms TERMS = new Terms(1, EnforcementAction.NOTIFY_ONLY);

    /** All cases of one pair with their histories, as a database would keep them. */
    static final class World {
        final Map<String, ShortageCase> cases = new LinkedHashMap<>();
        final Map<String, List<HistoryItem>> histories = new LinkedHashMap<>();

        List<Revision> evaluate(List<Integer> levels, int hour) {
            return evaluate(facts(levels, TERMS), hour);
        }

        List<Revision> evaluate(Facts facts, int hour) {
            int[] next = {cases.size()};
            List<Revision> revisions = Reconciliation.of(
                    List.copyOf(cases.values()), facts, at(hour), () -> "case-%03d".formatted(next[0]++));
            for (Revision revision : revisions) {
                ShortageCase after = revision.after();
                assertThat(cases.containsKey(after.id())).isEqualTo(!revision.isNew());
                cases.put(after.id(), after);
                histories.computeIfAbsent(after.id(), id -> new ArrayList<>()).addAll(revision.added());
            }
            return revisions;
        }

        World copy() {
            World copy = new World();
            copy.cases.putAll(cases);
            histories.forEach((id, items) -> copy.histories.put(id, new ArrayList<>(items)));
            return copy;
        }

        List<ShortageCase> standing() {
            return cases.values().stream().filter(c -> c.voidedAt() == null).toList();
        }

        /** The cases without what may differ by how often one looked. */
        List<ShortageCase> stripped() {
            return cases.values().stream()
                    .map(c -> new ShortageCase(
                            c.id(),
                            c.pair(),
                            c.spell(),
                            c.startUncertain(),
                            c.terms(),
                            Instant.EPOCH,
                            c.announced(),
                            c.basis(),
                            c.voidedAt(),
                            c.owner(),
                            c.note(),
                            c.version()))
                    .toList();
        }
    }

    @Property
    void runningTwiceChangesNothing(@ForAll("worlds") @Size(3) List<List<Integer>> ledgers, @ForAll("hours") int hour) {
        World world = grown(ledgers, hour);
        assertThat(world.evaluate(ledgers.getLast(), hour)).isEmpty();
    }

    @Property
    void lookingInBetweenChangesNothing(
            @ForAll("worlds") @Size(3) List<List<Integer>> ledgers,
            @ForAll("hours") int a,
            @ForAll @IntRange(max = 30) int b,
            @ForAll @IntRange(max = 30) int c) {
        World seldom = grown(ledgers, a);
        World often = seldom.copy();
        seldom.evaluate(ledgers.getLast(), a + b + c);
        often.evaluate(ledgers.getLast(), a + b);
        often.evaluate(ledgers.getLast(), a + b + c);
        assertThat(often.stripped()).isEqualTo(seldom.stripped());
        assertThat(often.histories)
                .as("moments in histories are those of the facts")
                .isEqualTo(seldom.histories);
    }

    @Property
    void everyBegunSpellHasOneStandingCaseAndNothingElseStands(
            @ForAll("worlds") @Size(3) List<List<Integer>> ledgers, @ForAll("hours") int hour) {
        World world = grown(ledgers, hour);
        List<Spell> begun = spells(ledgers.getLast()).stream()
                .filter(s -> !s.start().isAfter(at(hour)))
                .toList();
        assertThat(world.standing().stream()
                        .map(ShortageCase::spell)
                        .sorted(Comparator.comparing(Spell::start))
                        .toList())
                .isEqualTo(begun);
    }

    @Property
    void identityFollowsTheSetOracle(
            @ForAll("worlds") @Size(2) List<List<Integer>> ledgers, @ForAll("hours") int hour) {
        World world = new World();
        world.evaluate(ledgers.getFirst(), hour);
        List<ShortageCase> before = world.standing();
        world.evaluate(ledgers.getLast(), hour);

        // An independent reading: cases and spells as sets of hours.
        Map<Integer, List<ShortageCase>> claims = new LinkedHashMap<>();
        List<Set<Integer>> spells = hourSets(ledgers.getLast(), hour);
        for (ShortageCase one : before) {
            Set<Integer> own = hoursOf(one.spell());
            int claimed = -1;
            for (int i = spells.size() - 1; i >= 0; i--) {
                claimed = disjoint(own, spells.get(i)) ? claimed : i;
            }
            claims.computeIfAbsent(claimed, k -> new ArrayList<>()).add(one);
        }
        claims.forEach((spell, claimants) -> {
            claimants.sort(Comparator.comparing((ShortageCase c) -> c.spell().start()));
            for (ShortageCase one : claimants) {
                ShortageCase now = world.cases.get(one.id());
                HistoryItem last = world.histories.get(one.id()).getLast();
                if (spell == -1) {
                    assertThat(now.voidedAt()).isEqualTo(at(hour));
                    assertThat(last.reason()).isEqualTo(Reason.LATE_DATA);
                } else if (one == claimants.getFirst()) {
                    assertThat(now.voidedAt()).isNull();
                    assertThat(hoursOf(now.spell())).isEqualTo(spells.get(spell));
                } else {
                    assertThat(now.voidedAt()).isEqualTo(at(hour));
                    assertThat(last.reason()).isEqualTo(Reason.MERGED);
                }
            }
        });
    }

    @Property
    void stateAndDaysFollowTheHourByHourOracle(@ForAll("world") List<Integer> levels, @ForAll("hours") int hour) {
        World world = new World();
        world.evaluate(levels, hour);
        for (ShortageCase one : world.standing()) {
            int start = (int) one.spell().start().getEpochSecond() / 3600;
            int shortHours = 0;
            long peak = 0;
            for (int h = start; h <= hour && level(levels, h) < 0; h++) {
                shortHours++;
                peak = Math.max(peak, -level(levels, h));
            }
            boolean ended = level(levels, start + shortHours) >= 0 && start + shortHours <= hour;
            boolean enforced = ended ? shortHours > 24 : hour - start >= 24;
            CaseState expected = ended ? CaseState.RESOLVED : enforced ? CaseState.ENFORCEMENT : CaseState.GRACE;
            assertThat(one.stateAt(at(hour))).isEqualTo(expected);
            assertThat(one.enforcedAt(at(hour))).isEqualTo(enforced ? at(start + 24) : null);
            assertThat(one.resolvedAt(at(hour))).isEqualTo(ended ? at(start + shortHours) : null);
            int until = ended ? start + shortHours : hour;
            int days = 0;
            while (until + 24 * days < start + 24) {
                days++;
            }
            assertThat(one.daysLeft(at(hour))).isEqualTo(days);
            if (ended) {
                assertThat(one.peak()).isEqualTo(peak);
            }
        }
    }

    @Property
    void historiesTellEveryTransitionOnceWhateverHappens(
            @ForAll("worlds") @Size(6) List<List<Integer>> ledgers,
            @ForAll @Size(6) List<@IntRange(max = 12) Integer> steps) {
        World world = new World();
        int hour = 0;
        for (int i = 0; i < ledgers.size(); i++) {
            hour += steps.get(i);
            World before = world.copy();
            world.evaluate(ledgers.get(i), hour);
            Instant now = at(hour);
            before.cases.values().stream()
                    .filter(c -> c.voidedAt() != null)
                    .forEach(voided -> assertThat(world.cases.get(voided.id()))
                            .as("voided is final")
                            .isEqualTo(voided));
            for (ShortageCase one : world.cases.values()) {
                List<HistoryItem> history = world.histories.get(one.id());
                assertThat(history.getFirst().what()).isEqualTo(What.OPENED);
                assertThat(count(history, What.OPENED)).isEqualTo(1);
                if (one.voidedAt() != null) {
                    assertThat(history.getLast().what()).isEqualTo(What.VOIDED);
                    assertThat(count(history, What.VOIDED)).isEqualTo(1);
                    continue;
                }
                assertThat(count(history, What.ENFORCED) - count(history, What.ENFORCEMENT_WITHDRAWN))
                        .isEqualTo(one.enforcedAt(now) == null ? 0 : 1);
                assertThat(count(history, What.RESOLVED) - count(history, What.REOPENED))
                        .isEqualTo(one.resolvedAt(now) == null ? 0 : 1);
                assertThat(one.version()).isGreaterThanOrEqualTo(history.size());
            }
        }
    }

    @Property
    void theNextBoundaryIsTheNextHourThatChangesAnything(
            @ForAll("world") List<Integer> levels, @ForAll("hours") int hour) {
        Facts facts = facts(levels, TERMS);
        World world = new World();
        world.evaluate(facts, hour);
        Integer next = null;
        for (int h = hour + 1; h < HOURS + 30 && next == null; h++) {
            next = world.copy().evaluate(facts, h).isEmpty() ? null : h;
        }
        assertThat(facts.nextBoundary(at(hour))).isEqualTo(next == null ? null : at(next));
    }

    private static World grown(List<List<Integer>> ledgers, int hour) {
        World world = new World();
        for (int i = 0; i < ledgers.size(); i++) {
            world.evaluate(ledgers.get(i), Math.max(0, hour - (ledgers.size() - 1 - i) * 3));
        }
        return world;
    }

    private static long count(List<HistoryItem> history, What what) {
        return history.stream().filter(item -> item.what() == what).count();
    }

    static Facts facts(List<Integer> levels, Terms terms) {
        return new Facts(
                new Pair("va", "tag"), spells(levels), null, terms, null, new Basis(0, null), basis -> List.of());
    }

    static Instant at(int hour) {
        return Instant.ofEpochSecond(hour * 3600L);
    }

    private static int level(List<Integer> levels, int hour) {
        return levels.get(Math.min(hour, HOURS - 1));
    }

    private static List<Spell> spells(List<Integer> levels) {
        List<Spell> spells = new ArrayList<>();
        for (int h = 0; h < HOURS; h++) {
            if (level(levels, h) < 0 && (h == 0 || level(levels, h - 1) >= 0)) {
                int end = h;
                long deepest = 0;
                while (end < HOURS && level(levels, end) < 0) {
                    deepest = Math.min(deepest, level(levels, end++));
                }
                spells.add(new Spell(at(h), end == HOURS ? null : at(end), deepest));
            }
        }
        return spells;
    }

    /** The stretches of short hours that have begun, each as the set of its hours in a world a little longer. */
    private static List<Set<Integer>> hourSets(List<Integer> levels, int now) {
        List<Set<Integer>> sets = new ArrayList<>();
        Set<Integer> current = new TreeSet<>();
        for (int h = 0; h <= HOURS; h++) {
            if (h < HOURS && level(levels, h) < 0) {
                current.add(h);
                if (h == HOURS - 1) {
                    current.add(HOURS);
                }
            } else if (!current.isEmpty()) {
                sets.add(current);
                current = new TreeSet<>();
            }
        }
        sets.removeIf(set -> set.iterator().next() > now);
        return sets;
    }

    private static Set<Integer> hoursOf(Spell spell) {
        Set<Integer> hours = new TreeSet<>();
        for (int h = 0; h <= HOURS; h++) {
            if (spell.contains(at(h))) {
                hours.add(h);
            }
        }
        return hours;
    }

    private static boolean disjoint(Set<Integer> one, Set<Integer> two) {
        Set<Integer> both = new HashSet<>(one);
        both.retainAll(two);
        return both.isEmpty();
    }

    @Provide
    Arbitrary<List<Integer>> world() {
        // A few change points, so that spells have a length and sometimes outlive their grace.
        return Arbitraries.integers().between(-3, 2).list().ofSize(HOURS / 5).map(coarse -> {
            List<Integer> levels = new ArrayList<>();
            for (int h = 0; h < HOURS; h++) {
                levels.add(coarse.get(h / 5) < 0 && h % 5 == 4 && h % 3 == 0 ? 0 : coarse.get(h / 5));
            }
            return levels;
        });
    }

    @Provide
    Arbitrary<List<List<Integer>>> worlds() {
        return world().list();
    }

    @Provide
    Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(0, HOURS + 30);
    }
}
