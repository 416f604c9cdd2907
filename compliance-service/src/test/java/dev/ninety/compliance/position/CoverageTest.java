package dev.ninety.compliance.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

/** Coverage against an oracle that moves single units, second by second, through a small world. */
class CoverageTest {

    private static final int WORLD = 12;

    record Member(int rank, List<Integer> levels) {}

    @Property
    void equalsTheUnitByUnitOracle(@ForAll("members") List<Member> members) {
        Coverage coverage = new Coverage(pool(members));
        Map<String, Timeline> adjusted = coverage.adjusted(timelines(members));
        for (int second = 0; second < WORLD; second++) {
            List<Unit> expected = oracle(members, second);
            Map<String, Coverage.Covered> covered = coverage.at(balances(members, second));
            for (Unit unit : expected) {
                assertThat(covered.get(unit.tag))
                        .as("%s at second %d", unit.tag, second)
                        .isEqualTo(new Coverage.Covered(unit.balance, unit.lent, unit.borrowed));
                assertThat(adjusted.get(unit.tag).at(at(second)))
                        .as("%s at second %d", unit.tag, second)
                        .isEqualTo(unit.balance - unit.lent + unit.borrowed);
            }
        }
    }

    @Property
    void conservesUnitsAndHurtsNobody(@ForAll("members") List<Member> members) {
        Coverage coverage = new Coverage(pool(members));
        for (int second = 0; second < WORLD; second++) {
            Map<String, Coverage.Covered> covered = coverage.at(balances(members, second));
            long lent = 0;
            long borrowed = 0;
            for (Coverage.Covered one : covered.values()) {
                lent += one.lent();
                borrowed += one.borrowed();
                assertThat(one.lent()).isBetween(0L, Math.max(0, one.balance()));
                assertThat(one.borrowed()).isBetween(0L, Math.max(0, -one.balance()));
                assertThat(one.adjusted()).isGreaterThanOrEqualTo(Math.min(0, one.balance()));
            }
            assertThat(lent).isEqualTo(borrowed);
        }
    }

    @Example
    void theNearestHigherTierLendsFirst() {
        Coverage coverage = new Coverage(new Pool("family:f", Map.of("essentials", 1, "advantage", 2, "premier", 3)));
        Map<String, Coverage.Covered> covered = coverage.at(Map.of("essentials", -5L, "advantage", 3L, "premier", 9L));
        assertThat(covered)
                .containsEntry("advantage", new Coverage.Covered(3, 3, 0))
                .containsEntry("premier", new Coverage.Covered(9, 2, 0))
                .containsEntry("essentials", new Coverage.Covered(-5, 0, 5));
    }

    @Example
    void theHigherBorrowerIsServedFirst() {
        Coverage coverage = new Coverage(new Pool("family:f", Map.of("essentials", 1, "advantage", 2, "premier", 3)));
        Map<String, Coverage.Covered> covered = coverage.at(Map.of("essentials", -4L, "advantage", -4L, "premier", 5L));
        assertThat(covered.get("advantage").adjusted()).isZero();
        assertThat(covered.get("essentials").adjusted()).isEqualTo(-3);
    }

    @Example
    void aLowerTierAndAnEqualOneLendNothing() {
        Coverage coverage = new Coverage(new Pool("family:f", Map.of("essentials", 1, "a", 2, "b", 2)));
        Map<String, Coverage.Covered> covered = coverage.at(Map.of("essentials", 9L, "a", 9L, "b", -1L));
        assertThat(covered.get("b").adjusted()).isEqualTo(-1);
    }

    private static final class Unit {
        final String tag;
        final int rank;
        final long balance;
        long lent;
        long borrowed;

        Unit(String tag, int rank, long balance) {
            this.tag = tag;
            this.rank = rank;
            this.balance = balance;
        }
    }

    /** One unit at a time: the neediest in rank looks for the best lender, until nothing moves any more. */
    private static List<Unit> oracle(List<Member> members, int second) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            units.add(new Unit(
                    tag(i), members.get(i).rank(), members.get(i).levels().get(second)));
        }
        while (true) {
            Unit borrower = units.stream()
                    .filter(u -> u.balance + u.borrowed < 0)
                    .filter(u -> lender(units, u) != null)
                    .min(Comparator.comparing((Unit u) -> -u.rank).thenComparing(u -> u.tag))
                    .orElse(null);
            if (borrower == null) {
                return units;
            }
            lender(units, borrower).lent++;
            borrower.borrowed++;
        }
    }

    private static Unit lender(List<Unit> units, Unit borrower) {
        return units.stream()
                .filter(u -> u.rank > borrower.rank && u.balance - u.lent > 0)
                .min(Comparator.comparing((Unit u) -> u.rank).thenComparing(u -> u.tag))
                .orElse(null);
    }

    @Provide
    Arbitrary<List<Member>> members() {
        Arbitrary<Integer> rank = Arbitraries.integers().between(1, 4);
        Arbitrary<List<Integer>> levels =
                Arbitraries.integers().between(-4, 4).list().ofSize(WORLD);
        return Combinators.combine(rank, levels)
                .as(Member::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static String tag(int index) {
        return "tag-" + (char) ('z' - index);
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }

    private static Pool pool(List<Member> members) {
        Map<String, Integer> ranks = new TreeMap<>();
        for (int i = 0; i < members.size(); i++) {
            ranks.put(tag(i), members.get(i).rank());
        }
        return new Pool("family:f", ranks);
    }

    private static Map<String, Long> balances(List<Member> members, int second) {
        Map<String, Long> balances = new TreeMap<>();
        for (int i = 0; i < members.size(); i++) {
            balances.put(tag(i), (long) members.get(i).levels().get(second));
        }
        return balances;
    }

    private static Map<String, Timeline> timelines(List<Member> members) {
        Map<String, Timeline> timelines = new TreeMap<>();
        for (int i = 0; i < members.size(); i++) {
            Timeline.LevelWriter writer = Timeline.write();
            for (int second = 0; second < WORLD; second++) {
                writer.set(second * 1_000_000L, members.get(i).levels().get(second));
            }
            timelines.put(tag(i), writer.done());
        }
        return timelines;
    }
}
