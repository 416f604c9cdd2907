package dev.ninety.compliance.score;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of something is not as it should be.
 *
 * @param part at least 0
 * @param whole at least 0
 */
public record Share(BigDecimal part, BigDecimal whole) {

    public Share {
        if (part.signum() < 0 || whole.signum() < 0) {
            throw new IllegalArgumentException("no share is negative: " + part + " of " + whole);
        }
    }

    public static Share of(long part, long whole) {
        return new Share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    /**
     * The points that this share costs, rounded up to a whole one: all of them from the whole on, and where there is
     * nothing that it is a share of.
     *
     * @param most at least 0
     */
    public int points(int most) {
        if (part.signum() == 0) {
            return 0;
        }
        if (part.compareTo(whole) >= 0) {
            return most;
        }
        return BigDecimal.valueOf(most)
                .multiply(part)
                .divide(whole, 0, RoundingMode.CEILING)
                .intValueExact();
    }
}
