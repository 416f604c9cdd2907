package dev.ninety.compliance.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.compliance.shortage.Basis;
import dev.ninety.compliance.shortage.Facts;
import dev.ninety.compliance.shortage.Reconciliation;
import dev.ninety.compliance.shortage.Revision;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.kit.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What the vendor would see, against two oracles over a world of one level per day: an array that is read day by day,
 * and the cases that this record would keep, were it the vendor.
 */
class PreviewCasesTest {

    private static final int DAYS = 24;
    private static final int GRACE = 5;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pair PAIR = new Pair("hq", "tag");
    private static final CatalogueView CATALOGUE = new Catalogue(List.of(), GRACE).latest();

    @Property
    void aShortageIsNewWhereItsCaseWouldBe(
            @ForAll("levels") List<Integer> before,
            @ForAll("levels") List<Integer> after,
            @ForAll @IntRange(max = DAYS + 8) int day,
            @ForAll @IntRange(max = DAYS) int recordDay) {
        RecordStart record = new RecordStart(day(recordDay));
        Instant at = day(recordDay + day);
        List<PreviewCase> shown = new PreviewCases(record, CATALOGUE, at)
                .of(Map.of(PAIR, function(before)), Map.of(PAIR, function(after)));

        Map<String, ShortageCase> seen = new HashMap<>();
        keep(seen, Reconciliation.of(List.of(), facts(before, record), at, ids("seen-")));
        Map<String, ShortageCase> would = new HashMap<>(seen);
        keep(would, Reconciliation.of(List.copyOf(seen.values()), facts(after, record), at, ids("new-")));

        for (PreviewCase one : shown) {
            ShortageCase same = would.values().stream()
                    .filter(c -> c.voidedAt() == null
                            && c.spell().equals(one.shortage().clock().spell()))
                    .findFirst()
                    .orElseThrow();
            assertThat(one.shortage().clock().deadline()).isEqualTo(same.deadline());
            assertThat(one.shortage().clock().stateAt(at)).isEqualTo(same.stateAt(at));
            assertThat(one.shortage().clock().daysLeft(at)).isEqualTo(same.daysLeft(at));
            assertThat(one.shortage().clock().resolvedAt(at)).isEqualTo(same.resolvedAt(at));
            assertThat(one.before() == null).as("new").isEqualTo(same.id().startsWith("new-"));
            if (one.before() != null) {
                assertThat(one.before().clock().spell())
                        .isEqualTo(seen.get(same.id()).spell());
            }
        }
    }

    @Property
    void whatLastsIsShownAndWhatIsOverOnlyWhereTheVendorSeesItOtherwise(
            @ForAll("levels") List<Integer> before,
            @ForAll("levels") List<Integer> after,
            @ForAll @IntRange(max = DAYS + 8) int today) {
        List<PreviewCase> shown = new PreviewCases(RecordStart.NONE, CATALOGUE, day(today))
                .of(Map.of(PAIR, function(before)), Map.of(PAIR, function(after)));

        List<int[]> expected = new ArrayList<>();
        for (int from = 0; from <= today; from++) {
            if (level(after, from) >= 0 || level(after, from - 1) < 0) {
                continue;
            }
            int until = from;
            int deepest = 0;
            while (until < DAYS && level(after, until) < 0) {
                deepest = Math.min(deepest, level(after, until));
                until++;
            }
            boolean lasts = until > today || until == DAYS;
            if (lasts || !isStretch(before, from, until)) {
                expected.add(new int[] {from, lasts ? -level(after, today) : -deepest});
            }
        }
        assertThat(shown)
                .extracting(one -> one.shortage().clock().spell().start())
                .containsExactlyElementsOf(expected.stream().map(e -> day(e[0])).toList());
        assertThat(shown)
                .extracting(one -> one.shortage().shortBy())
                .containsExactlyElementsOf(
                        expected.stream().map(e -> (long) e[1]).toList());
    }

    private static boolean isStretch(List<Integer> levels, int from, int until) {
        for (int day = from; day < until; day++) {
            if (level(levels, day) >= 0) {
                return false;
            }
        }
        return level(levels, from - 1) >= 0 && level(levels, until) >= 0;
    }

    private static void keep(Map<String, ShortageCase> cases, List<Revision> revisions) {
        revisions.forEach(revision -> cases.put(revision.after().id(), revision.after()));
    }

    private static Supplier<String> ids(String prefix) {
        int[] next = {0};
        return () -> prefix + "%03d".formatted(next[0]++);
    }

    private static Facts facts(List<Integer> levels, RecordStart record) {
        return new Facts(
                PAIR,
                record.spells(function(levels)),
                null,
                new Terms(GRACE, EnforcementAction.NOTIFY_ONLY),
                null,
                new Basis(0, null),
                basis -> List.of());
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    /** Before the first day there is nothing; the last day's level holds for ever. */
    private static int level(List<Integer> levels, int day) {
        return day < 0 ? 0 : levels.get(Math.min(day, DAYS - 1));
    }

    private static Timeline function(List<Integer> levels) {
        Timeline.LevelWriter writer = Timeline.write();
        for (int day = 0; day < DAYS; day++) {
            writer.set(day(day).getEpochSecond() * 1_000_000L, levels.get(day));
        }
        return writer.done();
    }

    @Provide
    Arbitrary<List<Integer>> levels() {
        return Arbitraries.integers().between(-2, 2).list().ofSize(DAYS);
    }
}
