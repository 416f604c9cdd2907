package dev.ninety.compliance.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The three forms in which the vendor writes a date. */
class VendorDateTest {

    @Example
    void aDayBeginsAtMidnightAndWhatEndsOnItIsStillThere() {
        for (String day : List.of("2026-01-31", "2026-Jan-31", "2026-JAN-31")) {
            assertThat(VendorDate.start(day)).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
            assertThat(VendorDate.end(day, true)).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
            assertThat(VendorDate.end(day, false)).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        }
    }

    @Example
    void aMomentIsThatMoment() {
        Instant moment = Instant.parse("2019-01-18T01:07:36Z");
        assertThat(VendorDate.start("2019-01-18T01:07:36Z")).isEqualTo(moment);
        assertThat(VendorDate.end("2019-01-18T02:07:36+01:00", true)).isEqualTo(moment);
    }

    @Example
    void everythingElseIsNone() {
        for (String text : List.of(
                "",
                "never",
                "2026-02-30",
                "2026-Feb-30",
                "2026-Foo-01",
                "31.01.2026",
                "2026-01-3x",
                "9999-12-31T24:00:00Z",
                "+99999-01-01T00:00:00Z")) {
            assertThatThrownBy(() -> VendorDate.start(text)).isInstanceOf(DateTimeException.class);
        }
        assertThatThrownBy(() -> VendorDate.end("9999-12-31", true)).isInstanceOf(DateTimeException.class);
    }

    @Property
    void noTextIsTooStrange(@ForAll String text) {
        try {
            assertThat(VendorDate.start(text)).isNotNull();
        } catch (DateTimeException refused) {
            assertThat(refused).isNotNull();
        }
    }
}
