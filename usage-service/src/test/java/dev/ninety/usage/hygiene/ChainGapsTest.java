package dev.ninety.usage.hygiene;

import static dev.ninety.usage.SmallWorld.SECONDS;
import static dev.ninety.usage.SmallWorld.TICKS;
import static dev.ninety.usage.SmallWorld.second;
import static dev.ninety.usage.SmallWorld.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.SmallWorld;
import dev.ninety.usage.consumption.SeriesFacts;
import dev.ninety.usage.consumption.UsageRow;
import dev.ninety.usage.hygiene.ChainGaps.IdGap;
import dev.ninety.usage.hygiene.ChainGaps.RowGap;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.LifecycleEvent;
import dev.ninety.usage.instance.LifecycleEvent.Kind;
import dev.ninety.usage.report.ReportRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is missing between the reports of an instance. */
class ChainGapsTest {

    @Property
    void aMomentIsMissingWhereAReportWasToBeExpected(@ForAll("facts") SeriesFacts facts) {
        List<RowGap> gaps = ChainGaps.betweenRows(facts);

        for (int t = 0; t < TICKS; t++) {
            Instant moment = tick(t);
            boolean inGap = gaps.stream().anyMatch(gap -> !moment.isBefore(gap.from()) && moment.isBefore(gap.until()));
            assertThat(inGap).as("tick %d, gaps %s", t, gaps).isEqualTo(isMissing(facts, t));
        }
        assertThat(gaps).allSatisfy(gap -> assertThat(gap.from()).isBefore(gap.until()));
    }

    /** Covered by no row, between rows, and nothing has said since the last covered moment that use stopped. */
    private static boolean isMissing(SeriesFacts facts, int t) {
        if (isCovered(facts, t) || !anyCovered(facts, t + 1, TICKS)) {
            return false;
        }
        int lastCovered = t;
        while (lastCovered >= 0 && !isCovered(facts, lastCovered)) {
            lastCovered--;
        }
        if (lastCovered < 0 || !facts.lifecycle().isActiveAt(tick(lastCovered + 1))) {
            return false;
        }
        for (int between = lastCovered + 1; between <= t; between++) {
            if (!facts.lifecycle().isActiveAt(tick(between))) {
                return false;
            }
        }
        for (int since = lastStart(facts, t); since <= t; since++) {
            if (facts.releases().contains(tick(since)) || facts.listings().contains(tick(since))) {
                return false;
            }
        }
        return true;
    }

    /** A release or a switchover ends what is to be reported until the next row starts, even within a row. */
    private static int lastStart(SeriesFacts facts, int until) {
        for (int t = until; t > 0; t--) {
            Instant moment = tick(t);
            if (facts.rows().stream()
                    .map(UsageRow::row)
                    .anyMatch(row -> row.hasLength()
                            && Instant.ofEpochSecond(row.start()).equals(moment))) {
                return t;
            }
        }
        return 0;
    }

    private static boolean anyCovered(SeriesFacts facts, int from, int until) {
        for (int t = from; t < until; t++) {
            if (isCovered(facts, t)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCovered(SeriesFacts facts, int t) {
        return facts.rows().stream()
                .map(UsageRow::row)
                .anyMatch(row -> !tick(t).isBefore(Instant.ofEpochSecond(row.start()))
                        && tick(t).isBefore(Instant.ofEpochSecond(row.end())));
    }

    @Property
    void anIdIsMissingWhereItLiesBetweenKnownOnes(@ForAll("ids") Set<Long> ids) {
        List<Long> missing = new ArrayList<>();
        for (IdGap gap : ChainGaps.betweenIds(ids)) {
            for (long id = gap.after() + 1; id < gap.before(); id++) {
                missing.add(id);
            }
            assertThat(gap.missing()).isEqualTo(gap.before() - gap.after() - 1);
        }

        TreeSet<Long> known = new TreeSet<>(ids);
        List<Long> expected = new ArrayList<>();
        for (long id = 0; id <= 12; id++) {
            if (!known.contains(id) && known.lower(id) != null && known.higher(id) != null) {
                expected.add(id);
            }
        }
        assertThat(missing).isEqualTo(expected);
    }

    @Example
    void anAcceptanceOfGapsCoversNoOthers() {
        String gap = basis("tag", tick(2));

        assertThat(gap).isEqualTo(basis("tag", tick(2)));
        assertThat(gap)
                .isNotEqualTo(basis("tag", tick(2), new IdGap(1, 3)))
                .isNotEqualTo(basis("tag", tick(3)))
                .isNotEqualTo(basis("other", tick(2)));
    }

    private static String basis(String tag, Instant until, IdGap... idGaps) {
        return ChainGaps.basis(new TreeMap<>(Map.of(tag, List.of(new RowGap(tick(1), until)))), List.of(idGaps));
    }

    @Provide
    Arbitrary<Set<Long>> ids() {
        return Arbitraries.longs().between(0, 12).set().ofMaxSize(8);
    }

    @Provide
    Arbitrary<SeriesFacts> facts() {
        Arbitrary<List<UsageRow>> rows = Combinators.combine(
                        Arbitraries.integers().between(0, SECONDS - 1),
                        Arbitraries.integers().between(0, 5))
                .as((start, length) -> new UsageRow(
                        1, 0, new ReportRow(0, second(start), second(Math.min(start + length, SECONDS)), 1)))
                .list()
                .ofMaxSize(5);
        Arbitrary<List<Instant>> moments = SmallWorld.moments().list().ofMaxSize(2);
        Arbitrary<Lifecycle> lifecycles = Combinators.combine(SmallWorld.moments(), Arbitraries.of(Kind.values()))
                .as(LifecycleEvent::new)
                .list()
                .ofMaxSize(3)
                .map(Lifecycle::new);
        return Combinators.combine(rows, moments, moments, lifecycles)
                .as((usage, releases, listings, lifecycle) ->
                        new SeriesFacts(usage, releases, listings, lifecycle, List.of()));
    }
}
