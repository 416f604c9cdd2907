package dev.ninety.compliance.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Pool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The causes that follow from balances, against an oracle that moves and lends single units. */
class CausesTest {

    private static final List<String> PLACES = List.of("a", "b", "c");
    private static final Map<String, Integer> RANKS = Map.of("low", 1, "mid", 2, "top", 3);
    private static final Pool POOL = new Pool("family:f", RANKS);

    /** What is known; artefacts and ended terms by pair. */
    private record World(
            Map<Pair, Long> balances, Map<Pair, Long> stale, Map<Pair, Long> doubled, Map<String, Long> ended) {}

    @Property(tries = 300)
    void wrongVirtualAccountIsWhatMovedUnitsCure(@ForAll("worlds") World world) {
        for (String tag : RANKS.keySet()) {
            Pair pair = new Pair("a", tag);
            long shortBy = shortBy(world.balances(), pair);
            assertThat(units(world, pair, CauseCode.WRONG_VIRTUAL_ACCOUNT))
                    .as(tag)
                    .isEqualTo(shortBy - shortBy(withAllMoved(world.balances(), pair), pair));
        }
    }

    @Property(tries = 300)
    void genuineIsWhatIsLeftWhenAllFreeStepsAreTaken(@ForAll("worlds") World world) {
        for (String tag : RANKS.keySet()) {
            Pair pair = new Pair("a", tag);
            Map<Pair, Long> cleared = new HashMap<>(world.balances());
            // One instance is stale, another one doubled and stale: its units are freed once.
            world.stale().forEach((one, units) -> cleared.merge(one, units, Long::sum));
            world.doubled().forEach((one, units) -> cleared.merge(one, units, Long::sum));
            long left = shortBy(world.balances(), pair) == 0 ? 0 : shortBy(withAllMoved(cleared, pair), pair);
            assertThat(units(world, pair, CauseCode.GENUINE_SHORTAGE)).as(tag).isEqualTo(left);
        }
    }

    @Property(tries = 300)
    void termExpiredIsWhatTheKeptTermsWouldCure(@ForAll("worlds") World world) {
        for (String tag : RANKS.keySet()) {
            Pair pair = new Pair("a", tag);
            Map<Pair, Long> kept = new HashMap<>(world.balances());
            world.ended().forEach((own, units) -> kept.merge(new Pair("a", own), units, Long::sum));
            assertThat(units(world, pair, CauseCode.TERM_EXPIRED))
                    .as(tag)
                    .isEqualTo(shortBy(world.balances(), pair) - shortBy(kept, pair));
        }
    }

    @Property(tries = 300)
    void artefactsCountWholeAndOnlyWhereTheyAre(@ForAll("worlds") World world) {
        for (String tag : RANKS.keySet()) {
            Pair pair = new Pair("a", tag);
            long doubled =
                    shortBy(world.balances(), pair) == 0 ? 0 : world.doubled().getOrDefault(pair, 0L);
            assertThat(units(world, pair, CauseCode.DOUBLE_COUNT)).isEqualTo(doubled);
        }
    }

    private static long units(World world, Pair pair, CauseCode code) {
        List<Artefact> stale = new ArrayList<>();
        List<Artefact> doubled = new ArrayList<>();
        world.stale()
                .forEach((one, units) ->
                        stale.add(new Artefact(CauseCode.STALE_INSTANCE, "s-" + one, "stale of " + one, one, units)));
        world.doubled().forEach((one, units) -> {
            doubled.add(new Artefact(CauseCode.DOUBLE_COUNT, "d-" + one, "doubled of " + one, one, units));
            stale.add(new Artefact(CauseCode.STALE_INSTANCE, "ds-" + one, "doubled of " + one, one, units));
        });
        Map<String, EndedTerms> ended = new HashMap<>();
        world.ended().forEach((tag, units) -> ended.put(tag, new EndedTerms(units, List.of(1L))));
        CauseFacts facts = new CauseFacts(
                pair,
                new PoolBalances(POOL, world.balances()),
                ended,
                Map.of(CauseCode.STALE_INSTANCE, stale, CauseCode.DOUBLE_COUNT, doubled),
                List.of(),
                List.of());
        assertThat(Causes.unknown(facts)).isEqualTo(Set.of());
        return Causes.of(facts).stream()
                .filter(cause -> cause.code() == code)
                .mapToLong(Cause::units)
                .sum();
    }

    /** Single units go to the short Virtual Account, as long as another one has one over that would help. */
    private static Map<Pair, Long> withAllMoved(Map<Pair, Long> balances, Pair pair) {
        Map<Pair, Long> moved = new HashMap<>(balances);
        boolean found = true;
        while (found) {
            found = false;
            for (String place : PLACES) {
                for (String tag : RANKS.keySet()) {
                    boolean helps =
                            tag.equals(pair.entitlementTag()) || RANKS.get(tag) > RANKS.get(pair.entitlementTag());
                    if (!place.equals(pair.virtualAccount())
                            && helps
                            && lend(moved, place).get(tag) > 0) {
                        moved.merge(new Pair(place, tag), -1L, Long::sum);
                        moved.merge(new Pair(pair.virtualAccount(), tag), 1L, Long::sum);
                        found = true;
                    }
                }
            }
        }
        return moved;
    }

    private static long shortBy(Map<Pair, Long> balances, Pair pair) {
        return Math.max(0, -lend(balances, pair.virtualAccount()).get(pair.entitlementTag()));
    }

    /** One Virtual Account after coverage, one unit at a time. */
    private static Map<String, Long> lend(Map<Pair, Long> balances, String place) {
        Map<String, Long> own = new TreeMap<>();
        RANKS.keySet().forEach(tag -> own.put(tag, balances.getOrDefault(new Pair(place, tag), 0L)));
        while (true) {
            String borrower = own.keySet().stream()
                    .filter(tag -> own.get(tag) < 0 && lender(own, tag) != null)
                    .max(Comparator.comparing(RANKS::get))
                    .orElse(null);
            if (borrower == null) {
                return own;
            }
            own.merge(lender(own, borrower), -1L, Long::sum);
            own.merge(borrower, 1L, Long::sum);
        }
    }

    private static String lender(Map<String, Long> own, String borrower) {
        return own.keySet().stream()
                .filter(tag -> RANKS.get(tag) > RANKS.get(borrower) && own.get(tag) > 0)
                .min(Comparator.comparing(RANKS::get))
                .orElse(null);
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Pair> pair = Combinators.combine(Arbitraries.of(PLACES), Arbitraries.of(RANKS.keySet()))
                .as(Pair::new);
        Arbitrary<Long> few = Arbitraries.longs().between(1, 3);
        return Combinators.combine(
                        Arbitraries.maps(pair, Arbitraries.longs().between(-5, 5)),
                        Arbitraries.maps(pair, few).ofMaxSize(3),
                        Arbitraries.maps(pair, few).ofMaxSize(3),
                        Arbitraries.maps(Arbitraries.of(RANKS.keySet()), few))
                .as(World::new);
    }
}
