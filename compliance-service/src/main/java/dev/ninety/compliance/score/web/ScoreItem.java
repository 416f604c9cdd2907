package dev.ninety.compliance.score.web;

import dev.ninety.compliance.score.Score;
import dev.ninety.compliance.score.ScorePart;
import dev.ninety.compliance.score.ScoreReason;
import dev.ninety.compliance.score.app.Scores;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A score in short, as one of several. */
@Schema(name = "ScoreItem")
public record ScoreItem(
        @Schema(description = "null for the whole account", nullable = true) @Nullable
        String virtualAccount,

        Instant at,

        @Schema(description = "0 to 100; null where it cannot be told", nullable = true) @Nullable
        Integer score,

        @Schema(description = "why there is no score; null where there is one", nullable = true) @Nullable
        String reason,

        @Schema(description = "what costs at least one point")
        List<Short> deductions) {

    /** Points that are taken off for one reason. */
    @Schema(name = "ScoreItemDeduction")
    public record Short(ScorePart code, ScoreReason reason, int points) {}

    static ScoreItem of(Scores.OfPlace one, Instant at) {
        return of(one.virtualAccount(), at, one.score());
    }

    static ScoreItem of(@Nullable String virtualAccount, Scores.OfMoment one) {
        return of(virtualAccount, one.at(), one.score());
    }

    private static ScoreItem of(@Nullable String virtualAccount, Instant at, Score score) {
        return new ScoreItem(
                virtualAccount,
                at,
                score.points(),
                score.unknown(),
                score.deductions().stream()
                        .filter(one -> one.points() > 0)
                        .map(one -> new Short(one.reason().part(), one.reason(), one.points()))
                        .toList());
    }
}
