package dev.ninety.compliance.cssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration OTHERWISE = Duration.ofSeconds(2);

    private static Duration read(String header) {
        return RetryAfter.read(header, NOW, OTHERWISE);
    }

    @Example
    void secondsAndMomentsAreRead() {
        assertThat(read("120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(read(" 0 ")).isEqualTo(Duration.ZERO);
        assertThat(read("Sun, 01 Mar 2026 12:01:30 GMT")).isEqualTo(Duration.ofSeconds(90));
        assertThat(read("Sun, 01 Mar 2026 11:00:00 GMT")).isEqualTo(Duration.ZERO);
    }

    @Example
    void whatCannotBeReadIsWhatIsUsual() {
        assertThat(read("")).isEqualTo(OTHERWISE);
        assertThat(read("soon")).isEqualTo(OTHERWISE);
        assertThat(read("-5")).isEqualTo(OTHERWISE);
        assertThat(read("1.5")).isEqualTo(OTHERWISE);
        assertThat(read("99999999999999999999")).isEqualTo(OTHERWISE);
    }

    @Property
    void noHeaderIsTooStrange(@ForAll String header) {
        assertThat(read(header)).isGreaterThanOrEqualTo(Duration.ZERO);
    }
}
