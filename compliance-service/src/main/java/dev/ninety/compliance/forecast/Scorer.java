package dev.ninety.compliance.forecast;

import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the score of positions can be had, as they are and as they would be. */
public interface Scorer {

    /**
     * A score.
     *
     * @param score from 0 to 100; null where it cannot be told
     * @param reason a stable code, why it cannot be told; null where it can
     */
    record Rating(@Nullable Integer score, @Nullable String reason) {}

    /** Today's score, and what it would be. */
    record Ratings(Rating before, Rating after) {}

    /**
     * The scores of a whole account at a moment. All that does not follow from positions stays as it is.
     *
     * @param before the positions as they are
     * @param after the positions as they would be
     * @param supposed what they would be by
     */
    Ratings rate(String smartAccount, Instant at, List<Position> before, List<Position> after, Perspective supposed);
}
