package dev.ninety.usage.consumption;

import static dev.ninety.usage.SmallWorld.SECONDS;
import static dev.ninety.usage.SmallWorld.second;

import dev.ninety.usage.SmallWorld;
import dev.ninety.usage.consumption.ConsumptionOracle.Facts;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.LifecycleEvent;
import dev.ninety.usage.instance.LifecycleEvent.Kind;
import dev.ninety.usage.instance.Mask;
import dev.ninety.usage.report.ReportRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Facts about one licence on one instance, as dense as the small world allows, so that they meet often. */
final class FactArbitraries {

    private FactArbitraries() {}

    static Arbitrary<Facts> facts() {
        return Combinators.combine(
                        usageRows(),
                        SmallWorld.moments().list().ofMaxSize(3),
                        listings(),
                        lifecycleEvents().list().ofMaxSize(4),
                        masks().list().ofMaxSize(2))
                .as(Facts::new);
    }

    /** Rows of a few reports; they overlap, touch, leave holes, and some cover nothing. */
    static Arbitrary<List<UsageRow>> usageRows() {
        return Combinators.combine(Arbitraries.longs().between(7, 9), rows())
                .as(ReportedRow::new)
                .list()
                .ofMaxSize(7)
                .map(FactArbitraries::withPositions);
    }

    static Arbitrary<ReportRow> rows() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.integers().between(0, SECONDS - 2),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.longs().between(0, 5))
                .as((logTime, start, length, count) ->
                        new ReportRow(logTime, second(start), second(Math.min(start + length, SECONDS - 1)), count));
    }

    static Arbitrary<List<Instant>> listings() {
        return SmallWorld.seconds()
                .map(second -> Instant.ofEpochSecond(second(second)))
                .list()
                .ofMaxSize(3);
    }

    static Arbitrary<LifecycleEvent> lifecycleEvents() {
        return Combinators.combine(SmallWorld.moments(), Arbitraries.of(Kind.values()))
                .as(LifecycleEvent::new);
    }

    /** Times of being merged; some never end, some are empty. */
    static Arbitrary<Mask> masks() {
        return Combinators.combine(SmallWorld.moments(), SmallWorld.moments().injectNull(0.3))
                .as(Mask::new);
    }

    static SeriesFacts series(Facts facts) {
        return new SeriesFacts(
                facts.rows(), facts.releases(), facts.listings(), new Lifecycle(facts.lifecycle()), facts.merged());
    }

    private record ReportedRow(long reportId, ReportRow row) {}

    private static List<UsageRow> withPositions(List<ReportedRow> reported) {
        List<UsageRow> rows = new ArrayList<>();
        for (int i = 0; i < reported.size(); i++) {
            rows.add(new UsageRow(reported.get(i).reportId(), i, reported.get(i).row()));
        }
        return rows;
    }
}
