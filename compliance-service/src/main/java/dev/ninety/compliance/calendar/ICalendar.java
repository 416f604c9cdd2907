package dev.ninety.compliance.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes calendars as RFC 5545 has them. The same entries give the same text. */
public final class ICalendar {

    /** How many octets a line may have, its end not counted (RFC 5545, 3.1). */
    static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    /** A calendar with a name and entries, in the order that they come in. */
    public static String of(String name, List<CalendarEntry> entries) {
        ICalendar calendar = new ICalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Ninety//Clocks//EN");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.line("X-WR-CALNAME:" + escaped(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        entries.forEach(calendar::event);
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(CalendarEntry entry) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(entry.uid()));
        line("SEQUENCE:" + entry.sequence());
        line("DTSTAMP:" + moment(entry.stamp()));
        line("DTSTART:" + moment(entry.at()));
        line("SUMMARY:" + escaped(entry.summary()));
        line("DESCRIPTION:" + escaped(entry.description()));
        line("TRANSP:TRANSPARENT");
        if (entry.alarmed()) {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line("DESCRIPTION:" + escaped(entry.summary()));
            line("TRIGGER:-P7D");
            line("END:VALARM");
        }
        line("END:VEVENT");
    }

    private static String moment(Instant moment) {
        return UTC.format(moment);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    /** A line, folded where it is too long, and never within a character. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int point = content.codePointAt(i);
            String character = Character.toString(point);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
            i += Character.charCount(point);
        }
        text.append("\r\n");
    }
}
