package dev.ninety.compliance.renewal;

import dev.ninety.kit.timeline.Spell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How often and how long something was short, up to a moment.
 *
 * @param spells how many spells of shortage had begun
 * @param total how long all of them had lasted together
 * @param longest how long the longest one had lasted
 * @param lastSince when the latest one began; null where there was none
 * @param lasting whether one of them had not ended
 */
public record Persistence(
        int spells,
        Duration total,
        Duration longest,
        @Nullable Instant lastSince,
        boolean lasting) {

    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
    private static final int PLACES = 2;

    /**
     * What had been short by a moment.
     *
     * @param until excluded; what begins then or later does not count
     */
    public static Persistence of(Collection<Spell> all, Instant until) {
        int count = 0;
        Duration total = Duration.ZERO;
        Duration longest = Duration.ZERO;
        Instant last = null;
        boolean lasting = false;
        for (Spell spell : all) {
            if (!spell.start().isBefore(until)) {
                continue;
            }
            Instant end = spell.end();
            boolean open = end == null || end.isAfter(until);
            Duration length = Duration.between(spell.start(), end == null || open ? until : end);
            count++;
            total = total.plus(length);
            longest = longest.compareTo(length) < 0 ? length : longest;
            last = last == null || spell.start().isAfter(last) ? spell.start() : last;
            lasting |= open;
        }
        return new Persistence(count, total, longest, last, lasting);
    }

    /** A length in days of 24 hours, rounded half up to two places. */
    public static BigDecimal days(Duration length) {
        return BigDecimal.valueOf(length.toSeconds()).divide(DAY, PLACES, RoundingMode.HALF_UP);
    }
}
