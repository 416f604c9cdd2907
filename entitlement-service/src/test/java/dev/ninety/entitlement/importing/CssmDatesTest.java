package dev.ninety.entitlement.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CssmDatesTest {

    @Test
    void aStartWithoutATimeIsTheBeginningOfItsDay() {
        for (String text : List.of("2026-10-01", "2026-Oct-01", "2026-OCT-01", "2026-oct-01", "2026-10-01T00:00:00Z")) {
            assertThat(CssmDates.start(text)).as(text).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
        }
        assertThat(CssmDates.start("2019-01-18T01:07:36Z")).isEqualTo(Instant.parse("2019-01-18T01:07:36Z"));
        assertThat(CssmDates.start("2019-01-18T01:07:36+02:00")).isEqualTo(Instant.parse("2019-01-17T23:07:36Z"));
    }

    @Test
    void anEndWithoutATimeIncludesItsDay() {
        assertThat(CssmDates.end("2024-02-28")).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(CssmDates.end("2025-Dec-31")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(CssmDates.end("2025-12-31T00:00:00Z")).isEqualTo(Instant.parse("2025-12-31T00:00:00Z"));
    }

    @Test
    void everyMonthHasItsName() {
        List<String> names =
                List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
        for (int month = 1; month <= 12; month++) {
            assertThat(CssmDates.start("2026-" + names.get(month - 1) + "-05"))
                    .isEqualTo(CssmDates.start("2026-%02d-05".formatted(month)));
        }
    }

    @Test
    void whatIsNoDateIsRefused() {
        for (String text : List.of(
                "",
                " ",
                "soon",
                "2026-02-30",
                "2026-Feb-30",
                "2026-13-01",
                "01/02/2026",
                "2026-1-1",
                "2026-Janu-01",
                "2026-01-01T",
                "2026-01-01T00:00:00",
                "+99999-01-01",
                "99999-01-01")) {
            assertThatThrownBy(() -> CssmDates.start(text)).as(text).isInstanceOf(DateTimeException.class);
            assertThatThrownBy(() -> CssmDates.end(text)).as(text).isInstanceOf(DateTimeException.class);
        }
        assertThatThrownBy(() -> CssmDates.end("9999-12-31")).isInstanceOf(DateTimeException.class);
    }
}
