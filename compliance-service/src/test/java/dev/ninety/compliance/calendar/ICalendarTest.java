package dev.ninety.compliance.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Calendars as RFC 5545 has them. */
class ICalendarTest {

    private static CalendarEntry entry(String summary) {
        return new CalendarEntry(
                "case-1@example.com",
                3,
                Instant.parse("2026-03-01T00:00:00.123456Z"),
                Instant.parse("2026-05-30T12:30:00Z"),
                summary,
                "What follows",
                false);
    }

    @Test
    void anEntryHasItsPropertiesEachOnItsLine() {
        assertThat(ICalendar.of("Ninety example.com", List.of(entry("Grace ends")))
                        .split("\r\n"))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Ninety//Clocks//EN",
                        "CALSCALE:GREGORIAN",
                        "METHOD:PUBLISH",
                        "X-WR-CALNAME:Ninety example.com",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "BEGIN:VEVENT",
                        "UID:case-1@example.com",
                        "SEQUENCE:3",
                        "DTSTAMP:20260301T000000Z",
                        "DTSTART:20260530T123000Z",
                        "SUMMARY:Grace ends",
                        "DESCRIPTION:What follows",
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT",
                        "END:VCALENDAR");
    }

    @Test
    void whatHasAMeaningInTheFormatIsEscaped() {
        assertThat(ICalendar.of("x", List.of(entry("a;b,c\\d\ne\r\nf"))))
                .contains("SUMMARY:a\\;b\\,c\\\\d\\ne\\nf\r\n");
    }

    @Property
    void linesAreShortAndUnfoldToWhatWasSaid(
            @ForAll
                    @StringLength(max = 300)
                    @CharRange(from = 'a', to = 'z')
                    @CharRange(from = '\u00e4', to = '\u00fc')
                    @CharRange(from = '\u4e00', to = '\u4eff')
                    String plain,
            @ForAll @net.jqwik.api.constraints.IntRange(max = 80) int at) {
        String summary = plain.substring(0, Math.min(at, plain.length())) + "\ud83d\ude00"
                + plain.substring(Math.min(at, plain.length()));
        String text = ICalendar.of("x", List.of(entry(summary)));
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("no line breaks within a character")
                .isEqualTo(text);
        assertThat(Arrays.asList(text.replace("\r\n ", "").split("\r\n"))).contains("SUMMARY:" + summary);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    }
}
