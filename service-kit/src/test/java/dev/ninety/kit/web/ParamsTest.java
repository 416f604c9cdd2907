package dev.ninety.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ninety.kit.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {

    @Test
    void readsMomentsInAnyOffsetAndCutsThemToMicroseconds() {
        assertThat(Params.moment("at", "2026-01-01T00:00:00Z")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(Params.moment("at", "2026-01-01T01:00:00+01:00")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(Params.moment("at", "2026-01-01T01:00:00 01:00")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(Params.moment("at", "2026-01-01T00:00:00.123456789Z"))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00.123456Z"));
        assertThat(Params.moment("at", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-01-01", "1767225600", "2026-13-01T00:00:00Z", "+99999-01-01T00:00:00Z"})
    void refusesWhatIsNoMoment(String text) {
        assertRefused("at", () -> Params.moment("at", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "ten", "", "1.5", "99999999999999999999"})
    void refusesLimitsOutOfRange(String text) {
        assertRefused("limit", () -> Params.limit(text));
    }

    @Test
    void readsLimits() {
        assertThat(Params.limit(null)).isEqualTo(100);
        assertThat(Params.limit("1")).isEqualTo(1);
        assertThat(Params.limit("1000")).isEqualTo(1000);
    }

    @Test
    void cursorsGiveTheirKeyBack() {
        assertThat(Params.after(Params.cursor("campus", "TAG,1.0_é"), 2)).isEqualTo(List.of("campus", "TAG,1.0_é"));
        assertThat(Params.after(null, 2)).isNull();
        assertRefused("after", () -> Params.after(Params.cursor("one"), 2));
        assertRefused("after", () -> Params.after("%%%", 1));
    }

    private static void assertRefused(String parameter, Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.errors().getFirst().parameter()).isEqualTo(parameter);
        });
    }
}
