package dev.ninety.usage.report;

import static dev.ninety.usage.report.Sameness.CONFLICT;
import static dev.ninety.usage.report.Sameness.DUPLICATE;
import static dev.ninety.usage.report.Sameness.EXTENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a report that arrives is to the one of the same id that stands. */
class SamenessTest {

    private static final ReportRow FIRST = new ReportRow(10, 10, 20, 3);
    private static final ReportRow SECOND = new ReportRow(20, 20, 30, 5);
    private static final ReportRow SECOND_SHORTER = new ReportRow(20, 20, 25, 5);
    private static final ReportRow SECOND_LONGER = new ReportRow(20, 20, 40, 5);
    private static final ReportRow THIRD = new ReportRow(30, 30, 40, 1);

    @Property(tries = 3000)
    void isToldByListingEveryEarlierStateOfBoth(
            @ForAll("rows") List<ReportRow> standing, @ForAll("rows") List<ReportRow> arrived) {
        Sameness expected = CONFLICT;
        if (earlierStatesOf(arrived).contains(standing)) {
            expected = EXTENDED;
        }
        if (earlierStatesOf(standing).contains(arrived)) {
            expected = DUPLICATE;
        }

        assertThat(Sameness.of(standing, arrived)).isEqualTo(expected);
    }

    @Property
    void anEarlierStateIsADuplicateAndTheOtherWayRoundAnExtension(
            @ForAll("rows") List<ReportRow> rows, @ForAll int which) {
        List<List<ReportRow>> states = earlierStatesOf(rows);
        List<ReportRow> state = states.get(Math.floorMod(which, states.size()));

        assertThat(Sameness.of(rows, state)).isEqualTo(DUPLICATE);
        assertThat(Sameness.of(state, rows)).isEqualTo(state.equals(rows) ? DUPLICATE : EXTENDED);
    }

    @Example
    void theSameRowsAreADuplicate() {
        assertThat(Sameness.of(List.of(FIRST, SECOND), List.of(FIRST, SECOND))).isEqualTo(DUPLICATE);
    }

    @Example
    void aPrefixIsADuplicate() {
        assertThat(Sameness.of(List.of(FIRST, SECOND), List.of(FIRST))).isEqualTo(DUPLICATE);
    }

    @Example
    void aPrefixWhoseLastRowEndsEarlierIsADuplicate() {
        assertThat(Sameness.of(List.of(FIRST, SECOND), List.of(FIRST, SECOND_SHORTER)))
                .isEqualTo(DUPLICATE);
        assertThat(Sameness.of(List.of(FIRST, SECOND, THIRD), List.of(FIRST, SECOND_SHORTER)))
                .isEqualTo(DUPLICATE);
    }

    @Example
    void aPrefixWhoseLastRowEndsLaterContradictsTheRowsThatFollow() {
        assertThat(Sameness.of(List.of(FIRST, SECOND, THIRD), List.of(FIRST, SECOND_LONGER)))
                .isEqualTo(CONFLICT);
    }

    @Example
    void furtherRowsExtend() {
        assertThat(Sameness.of(List.of(FIRST), List.of(FIRST, SECOND))).isEqualTo(EXTENDED);
    }

    @Example
    void aLastRowThatEndsLaterExtends() {
        assertThat(Sameness.of(List.of(FIRST, SECOND), List.of(FIRST, SECOND_LONGER)))
                .isEqualTo(EXTENDED);
    }

    @Example
    void aLastRowThatEndsLaterAndFurtherRowsExtend() {
        assertThat(Sameness.of(List.of(FIRST, SECOND_SHORTER), List.of(FIRST, SECOND, THIRD)))
                .isEqualTo(EXTENDED);
    }

    @Example
    void aRowThatIsNotTheLastOfWhatStandsCannotGrow() {
        assertThat(Sameness.of(List.of(FIRST, SECOND_SHORTER, THIRD), List.of(FIRST, SECOND, THIRD)))
                .isEqualTo(CONFLICT);
        assertThat(Sameness.of(List.of(FIRST, SECOND_SHORTER, THIRD), List.of(FIRST, SECOND)))
                .isEqualTo(CONFLICT);
    }

    @Example
    void noRowsAreAnEarlierStateOfAnyRows() {
        assertThat(Sameness.of(List.of(), List.of())).isEqualTo(DUPLICATE);
        assertThat(Sameness.of(List.of(FIRST), List.of())).isEqualTo(DUPLICATE);
        assertThat(Sameness.of(List.of(), List.of(FIRST))).isEqualTo(EXTENDED);
    }

    @Example
    void anotherLogTimeStartOrCountIsAConflict() {
        List<ReportRow> standing = List.of(FIRST);

        assertThat(Sameness.of(standing, List.of(new ReportRow(11, 10, 20, 3)))).isEqualTo(CONFLICT);
        assertThat(Sameness.of(standing, List.of(new ReportRow(10, 11, 20, 3)))).isEqualTo(CONFLICT);
        assertThat(Sameness.of(standing, List.of(new ReportRow(10, 10, 20, 4)))).isEqualTo(CONFLICT);
    }

    @Example
    void rowsInAnotherOrderAreAConflict() {
        assertThat(Sameness.of(List.of(FIRST, SECOND), List.of(SECOND, FIRST))).isEqualTo(CONFLICT);
    }

    /** Few values, so that two lists of rows often begin alike. */
    @Provide
    Arbitrary<List<ReportRow>> rows() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 2),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.longs().between(1, 2))
                .as((logTime, length, count) -> new ReportRow(logTime, 5, 5 + length, count))
                .list()
                .ofMaxSize(3);
    }

    /** Every prefix, with every end that its last row can have had. */
    private static List<List<ReportRow>> earlierStatesOf(List<ReportRow> rows) {
        List<List<ReportRow>> states = new ArrayList<>();
        states.add(List.of());
        for (int size = 1; size <= rows.size(); size++) {
            ReportRow last = rows.get(size - 1);
            for (long end = last.start(); end <= last.end(); end++) {
                List<ReportRow> state = new ArrayList<>(rows.subList(0, size - 1));
                state.add(new ReportRow(last.logTime(), last.start(), end, last.count()));
                states.add(state);
            }
        }
        return states;
    }
}
