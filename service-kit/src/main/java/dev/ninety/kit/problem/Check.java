package dev.ninety.kit.problem;

import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.timeline.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the fields of one request body and refuses it once, naming all that is wrong. The checking methods
 * return a value that may be used after {@link #done()} has returned.
 */
public final class Check {

    /** Far above any real estate; keeps every sum of counts within a {@code long}. */
    public static final long LARGEST_COUNT = 1_000_000_000_000L;

    /** The years that this record accepts: what every database and JSON reader can hold. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final List<Violation> violations = new ArrayList<>();

    /** A text that must be there: not blank, at most {@code length} characters, none of them a control character. */
    public String text(String pointer, @Nullable String value, int length) {
        if (value == null || value.isBlank()) {
            return missing(pointer, "");
        }
        String found = optionalText(pointer, value, length);
        return found == null ? "" : found;
    }

    /** As {@link #text}, but null may stand. */
    public @Nullable String optionalText(String pointer, @Nullable String value, int length) {
        if (value == null) {
            return null;
        }
        if (value.length() > length) {
            refuse(pointer, "TOO_LONG", "At most " + length + " characters.");
        } else if (!Ids.isText(value)) {
            refuse(pointer, "CONTROL_CHARACTER", "No control characters, and no halves of characters.");
        }
        return value;
    }

    /** As {@link #text}, but it may have lines and tabs. */
    public String lines(String pointer, @Nullable String value, int length) {
        text(pointer, inOneLine(value), length);
        return value == null ? "" : value;
    }

    /** As {@link #lines}, but null may stand. */
    public @Nullable String optionalLines(String pointer, @Nullable String value, int length) {
        optionalText(pointer, inOneLine(value), length);
        return value;
    }

    private static @Nullable String inOneLine(@Nullable String value) {
        return value == null ? null : value.replaceAll("[\\r\\n\\t]", " ");
    }

    /** A whole number between {@code least} and {@link #LARGEST_COUNT}. */
    public long count(String pointer, @Nullable Long value, long least) {
        if (value == null) {
            return missing(pointer, least);
        }
        if (value < least || value > LARGEST_COUNT) {
            refuse(pointer, "OUT_OF_RANGE", "Between " + least + " and " + LARGEST_COUNT + ".");
        }
        return value;
    }

    /** A moment that must be there, cut to microseconds. */
    public Instant moment(String pointer, @Nullable Instant value) {
        if (value == null) {
            return missing(pointer, Instant.EPOCH);
        }
        Instant found = optionalMoment(pointer, value);
        return found == null ? Instant.EPOCH : found;
    }

    /** A moment that may be null, cut to microseconds. */
    public @Nullable Instant optionalMoment(String pointer, @Nullable Instant value) {
        if (value == null) {
            return null;
        }
        if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            refuse(pointer, "OUT_OF_RANGE", "Between " + EARLIEST + " and " + LATEST + ".");
            return Instant.EPOCH;
        }
        return Micros.truncate(value);
    }

    /** The end of an interval must lie after its start; null means without end. */
    public void order(String pointer, Instant start, @Nullable Instant end) {
        if (end != null && !end.isAfter(start)) {
            refuse(pointer, "END_BEFORE_START", "The end must lie after the start.");
        }
    }

    /** Any value that must be there. */
    public <T> T present(String pointer, @Nullable T value, T standIn) {
        return value == null ? missing(pointer, standIn) : value;
    }

    public void refuse(String pointer, String code, String detail) {
        violations.add(Violation.inBody(pointer, code, detail));
    }

    /** Refuses the request if anything was wrong. */
    public void done() {
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations);
        }
    }

    private <T> T missing(String pointer, T standIn) {
        refuse(pointer, "MISSING", "This field is required.");
        return standIn;
    }
}
