package dev.ninety.compliance.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.dispute.Grounds.Ground;
import dev.ninety.kit.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The likely cause of a difference, against a reading of the rules that keeps levels by the hour and a list by hand. */
class LikelyCauseTest {

    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final Pair PAIR = new Pair("campus", "tag");
    private static final int TIMING = 2;
    private static final int RECENT = 5;
    private static final int HOURS = 20;

    /** A small world: levels of twenty hours, the figure taken in the tenth. */
    record World(
            Origin origin,
            Measure measure,
            List<Integer> levels,
            int theirs,
            int consumed,
            Integer unconfirmed,
            List<Integer> grounds) {

        static final int AT = 10;

        long ours() {
            return levels.get(AT);
        }

        Compared compared() {
            return new Compared(new DisputeKey(origin, measure, PAIR, null), NOON, ours(), theirs);
        }

        Timeline function() {
            Timeline.LevelWriter writer = Timeline.write();
            for (int hour = 0; hour < HOURS; hour++) {
                writer.set(NOON.plus(Duration.ofHours(hour - AT)).getEpochSecond() * 1_000_000, levels.get(hour));
            }
            return writer.done();
        }

        Grounds asGrounds() {
            return new Grounds(
                    function(),
                    consumed,
                    unconfirmed == null ? null : Long.valueOf(unconfirmed),
                    ground(0, "elsewhere"),
                    ground(1, "double"),
                    ground(2, "stale"),
                    ground(3, "order"),
                    ground(4, "name"),
                    Duration.ofHours(TIMING),
                    Duration.ofHours(RECENT));
        }

        Ground ground(int which, String id) {
            return new Ground(grounds.get(which), List.of(id));
        }
    }

    /** What explains how much, in the order of the rules; only what explains something. */
    private static Map<DisputeCause, Long> explanations(World world) {
        Map<DisputeCause, Long> units = new TreeMap<>();
        long missing = world.theirs() - world.ours();
        boolean stoodNearby = false;
        for (int hour = World.AT - TIMING; hour <= World.AT + TIMING; hour++) {
            stoodNearby |= world.levels().get(hour) == world.theirs();
        }
        long lately = 0;
        for (int hour = World.AT - RECENT; hour <= World.AT; hour++) {
            long then = world.levels().get(hour);
            lately = Math.max(lately, missing > 0 ? then - world.ours() : world.ours() - then);
        }
        if (world.origin() == Origin.OWN_COPIES) {
            units.put(DisputeCause.COPY_IN_DOUBT, Math.abs(missing));
            return units;
        }
        units.put(DisputeCause.TIMING, stoodNearby ? Math.abs(missing) : 0);
        long twice = world.grounds().get(1);
        long stale = world.grounds().get(2);
        if (world.origin() == Origin.DEVICE) {
            if (missing > 0) {
                units.put(DisputeCause.UNSEEN_USAGE, missing);
            } else {
                units.put(DisputeCause.DOUBLE_COUNT, twice);
                units.put(DisputeCause.STALE_INSTANCE, stale);
            }
        } else {
            units.put(DisputeCause.WRONG_VIRTUAL_ACCOUNT, (long) world.grounds().get(0));
            if (world.measure() == Measure.OWNED) {
                if (missing > 0) {
                    units.put(DisputeCause.LATE_DELIVERY, (long) world.grounds().get(3));
                    units.put(DisputeCause.TERM_EXPIRED, lately);
                    long most = units.values().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0);
                    units.put(DisputeCause.UNRECORDED_ENTITLEMENT, Math.max(0, missing - most));
                } else {
                    units.put(DisputeCause.LATE_DELIVERY, lately);
                    units.put(
                            DisputeCause.NAME_UNRESOLVED, (long) world.grounds().get(4));
                }
            } else if (missing > 0) {
                long reported = 0;
                for (long unit = world.ours() + 1; unit <= world.theirs(); unit++) {
                    reported += unit <= world.consumed() ? 1 : 0;
                }
                units.put(DisputeCause.OTHER_CHANNEL, reported);
                units.put(DisputeCause.UNSEEN_USAGE, missing - reported);
            } else {
                units.put(DisputeCause.UNDISCLOSED, world.unconfirmed() == null ? 0L : world.unconfirmed());
                units.put(DisputeCause.DOUBLE_COUNT, twice);
                units.put(DisputeCause.STALE_INSTANCE, stale);
                units.put(DisputeCause.NAME_UNRESOLVED, (long) world.grounds().get(4));
            }
        }
        units.replaceAll((cause, one) -> Math.min(one, Math.abs(missing)));
        units.values().removeIf(one -> one <= 0);
        return units;
    }

    @Property(tries = 3_000)
    void theFirstThatExplainsAllElseTheOneThatExplainsMost(@ForAll("worlds") World world) {
        if (!world.compared().differs()) {
            return;
        }
        Map<DisputeCause, Long> explanations = explanations(world);
        List<DisputeCause> inOrder = new ArrayList<>(explanations.keySet());
        DisputeCause expected = DisputeCause.UNKNOWN;
        long most = 0;
        for (DisputeCause cause : inOrder) {
            if (explanations.get(cause) > most) {
                expected = cause;
                most = explanations.get(cause);
            }
        }
        LikelyCause likely = LikelyCause.of(world.compared(), world.asGrounds());
        assertThat(likely.cause()).isEqualTo(expected);
        assertThat(likely.units()).isEqualTo(most);
        assertThat(likely.units()).isBetween(0L, Math.abs(world.compared().difference()));
    }

    @Example
    void aCauseNamesTheFactsThatItRestsOn() {
        World world = new World(
                Origin.VENDOR, Measure.DISCLOSED, Collections.nCopies(HOURS, 7), 4, 7, 1, List.of(0, 3, 0, 0, 0));
        assertThat(LikelyCause.of(world.compared(), world.asGrounds()))
                .isEqualTo(new LikelyCause(DisputeCause.DOUBLE_COUNT, 3, List.of("double")));
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Integer> units = Arbitraries.integers().between(0, 6);
        return Combinators.combine(
                        Arbitraries.of(Origin.class),
                        Arbitraries.of(Measure.OWNED, Measure.DISCLOSED),
                        Combinators.combine(
                                        units,
                                        units,
                                        units,
                                        Arbitraries.integers().between(1, 19))
                                .as(LikelyCauseTest::levels),
                        units,
                        units,
                        units.injectNull(0.3),
                        Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(0)), Tuple.of(2, units))
                                .list()
                                .ofSize(5))
                .as(World::new);
    }

    private static List<Integer> levels(int first, int then, int last, int change) {
        List<Integer> levels = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            levels.add(hour < change ? first : hour < change + 3 ? then : last);
        }
        return levels;
    }
}
