package dev.ninety.kit.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.timeline.Micros;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, or refuses with the parameter's name. */
public final class Params {

    public static final int DEFAULT_LIMIT = 100;
    public static final int LARGEST_LIMIT = 1_000;

    private Params() {}

    /** A moment in ISO-8601, cut to microseconds; null where the parameter is absent. */
    public static @Nullable Instant moment(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            // A plus sign in a query arrives as a blank when the sender did not encode it.
            Instant moment = OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            if (!moment.isBefore(Check.EARLIEST) && !moment.isAfter(Check.LATEST)) {
                return Micros.truncate(moment);
            }
        } catch (DateTimeException notAMoment) {
            // refused below, in the same words as a moment out of range
        }
        throw Problem.badParameter(name, "A moment is written like 2026-01-31T00:00:00Z.");
    }

    /** A moment in ISO-8601, or the default where the parameter is absent. */
    public static Instant moment(String name, @Nullable String value, Instant whenAbsent) {
        Instant moment = moment(name, value);
        return moment == null ? whenAbsent : moment;
    }

    /** A text of a query, or a refusal of what is no text; null where the parameter is absent. */
    public static @Nullable String text(String name, @Nullable String value) {
        if (value != null && !Ids.isText(value)) {
            throw Problem.badParameter(name, "No control characters, and no halves of characters.");
        }
        return value;
    }

    /** How many items a page may have: 1 to 1,000, 100 where the parameter is absent. */
    public static int limit(@Nullable String value) {
        if (value == null) {
            return DEFAULT_LIMIT;
        }
        long limit = number("limit", value);
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw Problem.badParameter("limit", "A limit lies between 1 and " + LARGEST_LIMIT + ".");
        }
        return (int) limit;
    }

    /** A whole number of at least 0. */
    public static long number(String name, String value) {
        try {
            long number = Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, in the same words as a negative one
        }
        throw Problem.badParameter(name, "A whole number of at least 0.");
    }

    /** {@code true} or {@code false}; false where the parameter is absent. */
    public static boolean truth(String name, @Nullable String value) {
        return switch (value) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.badParameter(name, "true or false.");
        };
    }

    /** One of an enum's names. */
    public static <E extends Enum<E>> @Nullable E oneOf(String name, @Nullable String value, Class<E> type) {
        if (value == null) {
            return null;
        }
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw Problem.badParameter(name, "One of " + Arrays.toString(constants) + ".");
    }

    /**
     * An id that is a UUID in its usual form.
     *
     * @param detail what to say of a text that is none
     */
    public static UUID uuid(String name, String value, String detail) {
        try {
            UUID id = UUID.fromString(value);
            if (id.toString().equalsIgnoreCase(value)) {
                return id;
            }
        } catch (IllegalArgumentException notAnId) {
            // refused below, in the same words as a short form
        }
        throw Problem.badParameter(name, detail);
    }

    /** An opaque cursor that holds the key of a page's last item. */
    public static String cursor(String... key) {
        String joined = String.join("\n", key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** The key inside a cursor; null where the parameter is absent. */
    public static @Nullable List<String> after(@Nullable String value, int parts) {
        if (value == null) {
            return null;
        }
        try {
            String joined = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            String[] key = joined.split("\n", -1);
            if (key.length == parts && joined.chars().noneMatch(c -> c == 0)) {
                return List.of(key);
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below, in the same words as a cursor of another list
        }
        throw Problem.badParameter("after", "Pass the value of \"next\" from the page before.");
    }

    /** A cursor with a single part. */
    public static @Nullable String after(@Nullable String value) {
        List<String> key = after(value, 1);
        return key == null ? null : key.getFirst();
    }
}
