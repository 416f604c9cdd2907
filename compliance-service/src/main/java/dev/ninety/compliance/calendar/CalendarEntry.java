package dev.ninety.compliance.calendar;

import java.time.Instant;

/**
 * One moment in a calendar.
 *
 * @param uid the same for ever, and no other entry's
 * @param sequence grows whenever the entry changes, from 0
 * @param stamp when the entry was made
 * @param at the moment itself
 * @param alarmed whether a calendar program should remind of it a week ahead
 */
public record CalendarEntry(
        String uid, long sequence, Instant stamp, Instant at, String summary, String description, boolean alarmed) {}
