package dev.ninety.usage.consumption;

import static dev.ninety.usage.SmallWorld.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.report.ReportRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Appending saves work and nothing else: it says what the function over all rows says. */
class SeriesTailTest {

    @Property
    void rowsThatFollowEachOtherAddUpToTheFunctionOverAllOfThem(@ForAll("batches") List<List<ReportRow>> batches) {
        SeriesTail tail = SeriesTail.EMPTY;
        Timeline sum = Timeline.zero();
        for (List<ReportRow> batch : batches) {
            SeriesTail.Advance advance = tail.append(batch).orElseThrow();
            tail = advance.tail();
            sum = sum.plus(advance.change());
        }

        assertThat(sum)
                .isEqualTo(functionOver(batches.stream().flatMap(List::stream).toList()));
    }

    @Property
    void whatItTakesItTakesRightlyAndWhatItRefusesStartsTooEarly(@ForAll("anyBatches") List<List<ReportRow>> batches) {
        SeriesTail tail = SeriesTail.EMPTY;
        Timeline sum = Timeline.zero();
        List<ReportRow> taken = new ArrayList<>();
        for (List<ReportRow> batch : batches) {
            Optional<SeriesTail.Advance> advance = tail.append(batch);
            assertThat(advance.isEmpty()).isEqualTo(startsTooEarly(taken, batch));
            if (advance.isPresent()) {
                tail = advance.get().tail();
                sum = sum.plus(advance.get().change());
                taken.addAll(batch);
            }
        }

        assertThat(sum).isEqualTo(functionOver(taken));
        assertThat(tail.isEmpty()).isEqualTo(taken.stream().noneMatch(ReportRow::hasLength));
    }

    @Property
    void theGrowthOfAnOpenReportIsAllThatHasToBeAppended(
            @ForAll("following") List<ReportRow> longer, @ForAll int rowsBefore, @ForAll int endBefore) {
        List<ReportRow> standing = earlierState(longer, rowsBefore, endBefore);

        SeriesTail.Advance before = SeriesTail.EMPTY.append(standing).orElseThrow();
        SeriesTail.Advance after =
                before.tail().append(SeriesTail.growth(standing, longer)).orElseThrow();

        assertThat(before.change().plus(after.change())).isEqualTo(functionOver(longer));
    }

    @Example
    void aRowThatStartsWhereTheSeriesEndsFollowsIt() {
        SeriesTail tail = new SeriesTail(second(5), 3);

        assertThat(tail.append(List.of(row(5, 6, 1)))).isPresent();
        assertThat(tail.append(List.of(row(4, 6, 1)))).isEmpty();
        assertThat(tail.append(List.of(row(6, 8, 1), row(7, 9, 1)))).isEmpty();
    }

    @Provide
    Arbitrary<List<ReportRow>> following() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.longs().between(0, 4))
                .as(Step::new)
                .list()
                .ofMaxSize(7)
                .map(SeriesTailTest::inARow);
    }

    @Provide
    Arbitrary<List<List<ReportRow>>> batches() {
        return Combinators.combine(
                        following(), Arbitraries.integers().between(0, 7).list().ofSize(3))
                .as(SeriesTailTest::cut);
    }

    @Provide
    Arbitrary<List<List<ReportRow>>> anyBatches() {
        return FactArbitraries.rows().list().ofMaxSize(2).list().ofMaxSize(5);
    }

    private record Step(int hole, int length, long count) {}

    private static List<ReportRow> inARow(List<Step> steps) {
        List<ReportRow> rows = new ArrayList<>();
        int time = 0;
        for (Step step : steps) {
            int start = time + step.hole();
            time = start + step.length();
            rows.add(row(start, time, step.count()));
        }
        return rows;
    }

    private static List<List<ReportRow>> cut(List<ReportRow> rows, List<Integer> at) {
        List<Integer> cuts =
                at.stream().map(i -> Math.min(i, rows.size())).sorted().toList();
        List<List<ReportRow>> batches = new ArrayList<>();
        int from = 0;
        for (int cut : cuts) {
            batches.add(rows.subList(from, cut));
            from = cut;
        }
        batches.add(rows.subList(from, rows.size()));
        return batches;
    }

    private static List<ReportRow> earlierState(List<ReportRow> rows, int rowsBefore, int endBefore) {
        int size = Math.floorMod(rowsBefore, rows.size() + 1);
        List<ReportRow> state = new ArrayList<>(rows.subList(0, size));
        if (size > 0) {
            ReportRow last = state.removeLast();
            long length = Math.floorMod(endBefore, last.end() - last.start() + 1);
            state.add(new ReportRow(last.logTime(), last.start(), last.start() + length, last.count()));
        }
        return state;
    }

    private static boolean startsTooEarly(List<ReportRow> taken, List<ReportRow> batch) {
        List<ReportRow> before = new ArrayList<>(taken);
        for (ReportRow row : batch) {
            if (row.hasLength() && before.stream().anyMatch(other -> other.hasLength() && row.start() < other.end())) {
                return true;
            }
            before.add(row);
        }
        return false;
    }

    private static Timeline functionOver(List<ReportRow> rows) {
        List<UsageRow> usage = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            usage.add(new UsageRow(1, i, rows.get(i)));
        }
        return ConsumptionFunction.of(
                new SeriesFacts(usage, List.of(), List.of(), Lifecycle.alwaysActive(), List.of()));
    }

    private static ReportRow row(int start, int end, long count) {
        return new ReportRow(second(start), second(start), second(end), count);
    }
}
