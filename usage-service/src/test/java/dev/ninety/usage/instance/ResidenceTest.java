package dev.ninety.usage.instance;

import static dev.ninety.usage.SmallWorld.TICKS;
import static dev.ninety.usage.SmallWorld.assertSame;
import static dev.ninety.usage.SmallWorld.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.SmallWorld;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where an instance belongs, against one name per tick. */
class ResidenceTest {

    record MoveAt(int tick, String to) {}

    record Level(int tick, long level) {}

    @Property
    void belongsWhereTheLatestMoveSaysAndBeforeItToTheFirst(@ForAll("moves") List<MoveAt> moves) {
        Residence residence = residence(moves);

        String[] expected = homePerTick(moves);
        for (int t = 0; t < TICKS; t++) {
            assertThat(residence.at(tick(t))).as("tick %d", t).isEqualTo(expected[t]);
        }
        assertThat(residence.at(tick(-1000))).isEqualTo("first");
    }

    @Property
    void everyPartIsTheWholeWhileTheInstanceIsThereAndNothingElsewhere(
            @ForAll("moves") List<MoveAt> moves, @ForAll("levels") List<Level> levels) {
        Timeline whole = consumption(levels);

        Map<String, Timeline> parts = residence(moves).split(whole);

        String[] home = homePerTick(moves);
        for (String virtualAccount : List.of("first", "second", "third")) {
            long[] expected = new long[TICKS];
            for (int t = 0; t < TICKS; t++) {
                expected[t] = home[t].equals(virtualAccount) ? whole.at(tick(t)) : 0;
            }
            assertSame(parts.getOrDefault(virtualAccount, Timeline.zero()), expected);
        }
    }

    @Property
    void thePartsSumToTheWhole(@ForAll("moves") List<MoveAt> moves, @ForAll("levels") List<Level> levels) {
        Timeline whole = consumption(levels);

        Map<String, Timeline> parts = residence(moves).split(whole);

        assertThat(parts.values().stream().reduce(Timeline.zero(), Timeline::plus))
                .isEqualTo(whole);
    }

    @Property
    void knowsWhatIsAlreadySaid(
            @ForAll("moves") List<MoveAt> moves, @ForAll("ticks") int moment, @ForAll("virtualAccounts") String to) {
        String deciding = null;
        for (MoveAt move : moves) {
            deciding = move.tick() == moment ? move.to() : deciding;
        }

        assertThat(residence(moves).decides(new Move(tick(moment), to))).isEqualTo(to.equals(deciding));
    }

    @Example
    void ofTwoMovesWithTheSameMomentTheLaterRecordedWins() {
        Residence residence = residence(List.of(new MoveAt(4, "second"), new MoveAt(4, "third")));

        assertThat(residence.at(tick(3))).isEqualTo("first");
        assertThat(residence.at(tick(4))).isEqualTo("third");
        assertThat(residence.split(Timeline.from(tick(0), 5)))
                .hasEntrySatisfying("first", part -> assertThat(part).isEqualTo(Timeline.between(tick(0), tick(4), 5)))
                .hasEntrySatisfying("third", part -> assertThat(part).isEqualTo(Timeline.from(tick(4), 5)));
    }

    @Provide
    Arbitrary<List<MoveAt>> moves() {
        return Combinators.combine(ticks(), virtualAccounts())
                .as(MoveAt::new)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Level>> levels() {
        return Combinators.combine(SmallWorld.ticks(), Arbitraries.longs().between(0, 5))
                .as(Level::new)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Integer> ticks() {
        return SmallWorld.ticks().map(tick -> tick / 3);
    }

    @Provide
    Arbitrary<String> virtualAccounts() {
        return Arbitraries.of("first", "second", "third");
    }

    private static Residence residence(List<MoveAt> moves) {
        return new Residence(
                "first",
                moves.stream()
                        .map(move -> new Move(tick(move.tick()), move.to()))
                        .toList());
    }

    private static Timeline consumption(List<Level> levels) {
        Timeline sum = Timeline.zero();
        for (Level level : levels) {
            sum = sum.plus(Timeline.from(tick(level.tick()), level.level()));
        }
        return sum;
    }

    private static String[] homePerTick(List<MoveAt> recorded) {
        String[] home = new String[TICKS];
        String now = "first";
        for (int t = 0; t < TICKS; t++) {
            for (MoveAt move : recorded) {
                now = move.tick() == t ? move.to() : now;
            }
            home[t] = now;
        }
        return home;
    }
}
