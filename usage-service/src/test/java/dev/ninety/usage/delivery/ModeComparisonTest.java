package dev.ninety.usage.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.delivery.ModeComparison.Figures;
import dev.ninety.usage.delivery.ModeComparison.LagBasis;
import dev.ninety.usage.disclosure.DeliveryMode;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ModeComparisonTest {

    private static Figures figures(DeliveryMode mode, long instances, long steps, long atRisk) {
        return new Figures(mode, instances, 3, LagBasis.MEASURED, steps, atRisk);
    }

    @Property
    void noModeIsBetterThanTheRecommendedOne(
            @ForAll @IntRange(max = 3) int firstSteps,
            @ForAll @IntRange(max = 3) int firstRisk,
            @ForAll @IntRange(max = 3) int secondSteps,
            @ForAll @IntRange(max = 3) int secondRisk) {
        List<Figures> all = List.of(
                figures(DeliveryMode.CONNECTED, 1, firstSteps, firstRisk),
                figures(DeliveryMode.DISCONNECTED, 9, secondSteps, secondRisk));

        Figures best = ModeComparison.recommended(all);

        assertThat(all).noneMatch(other -> other.obligationsAtRisk() < best.obligationsAtRisk());
        assertThat(all)
                .noneMatch(other -> other.obligationsAtRisk() == best.obligationsAtRisk()
                        && other.manualStepsPerMonth() < best.manualStepsPerMonth());
    }

    @Example
    void amongEqualsTheOneThatIsUsedMostStays() {
        assertThat(ModeComparison.recommended(List.of(
                                figures(DeliveryMode.CONNECTED, 1, 0, 0), figures(DeliveryMode.ON_PREM, 7, 0, 0)))
                        .mode())
                .isEqualTo(DeliveryMode.ON_PREM);
    }

    @Example
    void whyTellsTheFigures() {
        assertThat(ModeComparison.why(figures(DeliveryMode.ON_PREM, 7, 4, 2)))
                .isEqualTo(
                        "It puts 2 obligations at risk (lag 3 days, measured) and takes 4 manual steps a month: no mode"
                                + " puts fewer at risk, and none that puts as few takes fewer steps.");
        assertThat(ModeComparison.timesPerMonth(30)).isEqualTo(1);
        assertThat(ModeComparison.timesPerMonth(7)).isEqualTo(5);
        assertThat(ModeComparison.timesPerMonth(365)).isEqualTo(1);
    }
}
