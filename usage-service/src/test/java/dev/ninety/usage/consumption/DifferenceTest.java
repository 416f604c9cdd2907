package dev.ninety.usage.consumption;

import static dev.ninety.usage.SmallWorld.TICKS;
import static dev.ninety.usage.SmallWorld.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.SmallWorld;
import dev.ninety.usage.consumption.ConsumptionOracle.Facts;
import dev.ninety.usage.consumption.Difference.Reason;
import dev.ninety.usage.instance.Move;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.Udi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A ledger of nothing but differences, kept while the facts change again and again. */
class DifferenceTest {

    private static final Udi INSTANCE = new Udi("ISR4331/K9", "FDO2201A0BC");
    private static final String TAG = "regid.2017-05.com.cisco.c9300_dna_advantage,1.0_example";
    private static final List<String> VIRTUAL_ACCOUNTS = List.of("first", "second", "third");

    /** All that is known at one time. */
    record Knowledge(Facts facts, List<Move> moves) {}

    @Property
    void theLedgerSumsToWhatIsKnownLast(@ForAll("histories") List<Knowledge> history) {
        List<Posting> ledger = new ArrayList<>();
        Map<String, Timeline> posted = Map.of();
        for (Knowledge knowledge : history) {
            Map<String, Timeline> now = parts(knowledge);
            ledger.addAll(between(posted, now));
            posted = now;
        }

        for (String virtualAccount : VIRTUAL_ACCOUNTS) {
            assertThat(sumPerTick(ledger, virtualAccount))
                    .as(virtualAccount)
                    .isEqualTo(expectedPerTick(history.getLast(), virtualAccount));
        }
    }

    @Property
    void nothingIsPostedWhereNothingChanged(@ForAll("knowledge") Knowledge knowledge) {
        assertThat(between(parts(knowledge), parts(knowledge))).isEmpty();
    }

    @Property
    void onePostingForEveryMomentAtWhichAVirtualAccountsDifferenceChanges(
            @ForAll("knowledge") Knowledge before, @ForAll("knowledge") Knowledge after) {
        List<Posting> postings = between(parts(before), parts(after));

        int expected = 0;
        for (String virtualAccount : VIRTUAL_ACCOUNTS) {
            long[] was = expectedPerTick(before, virtualAccount);
            long[] is = expectedPerTick(after, virtualAccount);
            for (int t = 0; t < TICKS; t++) {
                long difference = is[t] - was[t];
                long differenceJustBefore = t == 0 ? 0 : is[t - 1] - was[t - 1];
                expected += difference != differenceJustBefore ? 1 : 0;
            }
        }
        assertThat(postings).hasSize(expected);
    }

    @Example
    void aMovePostsOutOfOneVirtualAccountAndIntoTheOther() {
        Timeline consumption = Timeline.from(tick(2), 5);
        Map<String, Timeline> before = Map.of("first", consumption);
        Map<String, Timeline> after = new Residence("first", List.of(new Move(tick(8), "second"))).split(consumption);

        List<Posting> postings = Difference.between(INSTANCE, TAG, before, after, View.ACTUAL, Reason.MOVE);

        assertThat(postings).containsExactlyInAnyOrder(posting("first", -5), posting("second", 5));
    }

    @Example
    void aVirtualAccountThatIsNoLongerNamedIsPostedBack() {
        Map<String, Timeline> before = Map.of("first", Timeline.from(tick(8), 5));

        List<Posting> postings = Difference.between(INSTANCE, TAG, before, Map.of(), View.ACTUAL, Reason.MOVE);

        assertThat(postings).containsExactly(posting("first", -5));
    }

    @Provide
    Arbitrary<List<Knowledge>> histories() {
        return knowledge().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Knowledge> knowledge() {
        Arbitrary<Move> moves = Combinators.combine(SmallWorld.moments(), Arbitraries.of(VIRTUAL_ACCOUNTS))
                .as(Move::new);
        return Combinators.combine(FactArbitraries.facts(), moves.list().ofMaxSize(3))
                .as(Knowledge::new);
    }

    private static Map<String, Timeline> parts(Knowledge knowledge) {
        Timeline consumption = ConsumptionFunction.of(FactArbitraries.series(knowledge.facts()));
        return new Residence("first", knowledge.moves()).split(consumption);
    }

    private static List<Posting> between(Map<String, Timeline> before, Map<String, Timeline> after) {
        return Difference.between(INSTANCE, TAG, before, after, View.ACTUAL, Reason.USAGE);
    }

    private static Posting posting(String virtualAccount, long delta) {
        return new Posting(
                virtualAccount, TAG, View.ACTUAL, tick(8), delta, "MOVE", "PRODUCT_INSTANCE", "ISR4331/K9:FDO2201A0BC");
    }

    private static long[] sumPerTick(List<Posting> ledger, String virtualAccount) {
        long[] sum = new long[TICKS];
        for (Posting posting : ledger) {
            for (int t = 0; t < TICKS; t++) {
                boolean counts = posting.virtualAccount().equals(virtualAccount)
                        && !posting.effectiveAt().isAfter(tick(t));
                sum[t] += counts ? posting.delta() : 0;
            }
        }
        return sum;
    }

    private static long[] expectedPerTick(Knowledge knowledge, String virtualAccount) {
        long[] levels = ConsumptionOracle.levels(knowledge.facts());
        String home = "first";
        for (int t = 0; t < TICKS; t++) {
            for (Move move : knowledge.moves()) {
                home = move.effectiveAt().equals(tick(t)) ? move.to() : home;
            }
            levels[t] = home.equals(virtualAccount) ? levels[t] : 0;
        }
        return levels;
    }
}
