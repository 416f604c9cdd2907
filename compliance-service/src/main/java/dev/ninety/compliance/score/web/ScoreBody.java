package dev.ninety.compliance.score.web;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.evidence.web.EvidenceBody;
import dev.ninety.compliance.score.Deduction;
import dev.ninety.compliance.score.Score;
import dev.ninety.compliance.score.ScoreFacts;
import dev.ninety.compliance.score.ScorePart;
import dev.ninety.compliance.score.ScoreReason;
import dev.ninety.compliance.score.Share;
import dev.ninety.compliance.score.Worth;
import dev.ninety.compliance.score.app.Grounds;
import dev.ninety.compliance.score.app.Scores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A score with all that it is made of, as it is published. */
@Schema(name = "Score")
public record ScoreBody(
        @Schema(description = "null for the whole account", nullable = true) @Nullable
        String virtualAccount,

        Instant at,
        Instant knownAt,

        @Schema(description = "0 to 100; null where it cannot be told", nullable = true) @Nullable
        Integer score,

        @Schema(
                description = "why there is no score: the state of a source, RECORD_START or STANDING_UNKNOWN",
                nullable = true)
        @Nullable
        String reason,

        @Schema(description = "all five, also those that cost nothing; empty where nothing can be said")
        List<Part> parts,

        @Schema(description = "what costs at least one point; 100 less their sum is the score")
        List<Cost> deductions,

        @Schema(description = "what a unit weighs; null where nothing can be said", nullable = true) @Nullable
        Weighting weighting,

        @Schema(description = "licences of which nothing can be said because only the vendor sees their use")
        List<LeftOut> leftOut) {

    /** A part that points are taken off in. */
    @Schema(name = "ScorePartPoints")
    public record Part(
            ScorePart code,

            @Schema(description = "taken off; null where too little is known", nullable = true) @Nullable
            Integer points,

            @Schema(description = "taken off at most") int most) {}

    /** Points that are taken off for one reason. */
    @Schema(name = "ScoreDeduction")
    public record Cost(
            @Schema(description = "the part") ScorePart code,
            ScoreReason reason,
            int points,

            @Schema(description = "what this reason costs at most")
            int most,

            @Schema(description = "what the points were computed from")
            ShareBody share,

            @Schema(description = "the licences that are short, what weighs most first; at most 20")
            List<Missing> licences,

            @Schema(description = "how many more licences there are")
            long moreLicences,

            @Schema(description = "the entries that the listed licences' balances are the sums of, or the cases")
            List<EvidenceBody> evidence,

            @Schema(
                    description = "the door of this service that lists what the numbers are made of",
                    format = "uri-reference")
            String link,

            @Schema(description = "the doors of other services that list it as it is now")
            List<Elsewhere> elsewhere) {

        static Cost of(Deduction deduction, Grounds grounds, ScoreLinks links) {
            return new Cost(
                    deduction.reason().part(),
                    deduction.reason(),
                    deduction.points(),
                    deduction.most(),
                    ShareBody.of(deduction.share()),
                    grounds.licences().stream().map(Missing::of).toList(),
                    grounds.moreLicences(),
                    grounds.evidence().stream().map(EvidenceBody::of).toList(),
                    links.own(deduction.reason()),
                    links.elsewhere(deduction.reason()));
        }
    }

    /** A part of a whole; texts, because weighed units need not be whole numbers. */
    @Schema(name = "ScoreShare")
    public record ShareBody(
            @Schema(examples = "2") String part,
            @Schema(examples = "40") String whole) {

        static ShareBody of(Share share) {
            return new ShareBody(
                    share.part().stripTrailingZeros().toPlainString(),
                    share.whole().stripTrailingZeros().toPlainString());
        }
    }

    /** A licence that is short. */
    @Schema(name = "ScoreMissing")
    public record Missing(
            String virtualAccount,
            String entitlementTag,
            long units,

            @Schema(description = "what one unit weighs", examples = "1")
            String unitWeight,

            @Schema(description = "when so much is short") Instant at) {

        static Missing of(Grounds.Missing one) {
            return new Missing(
                    one.pair().virtualAccount(),
                    one.pair().entitlementTag(),
                    one.units(),
                    one.unitWeight().stripTrailingZeros().toPlainString(),
                    one.at());
        }
    }

    /** A list of another service. */
    @Schema(name = "ScoreElsewhere")
    public record Elsewhere(
            String service,
            @Schema(format = "uri-reference") String path) {}

    /** What a unit weighs. */
    @Schema(name = "ScoreWeighting")
    public record Weighting(
            @Schema(
                    description = "PRICES: its price in the catalogue, 1 where it is in none; UNITS: 1",
                    enumeration = {"PRICES", "UNITS"})
            String basis,

            @Schema(nullable = true) @Nullable String currency) {

        static Weighting of(Worth worth) {
            return new Weighting(worth.currency() == null ? "UNITS" : "PRICES", worth.currency());
        }
    }

    /** A licence that is left out. */
    @Schema(name = "ScoreLeftOut")
    public record LeftOut(
            String virtualAccount,
            String entitlementTag,
            @Schema(examples = "UNSEEN_USAGE") String reason) {

        static LeftOut of(Pair pair) {
            return new LeftOut(pair.virtualAccount(), pair.entitlementTag(), "UNSEEN_USAGE");
        }
    }

    static ScoreBody of(ScoreLinks links, Scores.Told told, ToIntFunction<ScorePart> most) {
        Score score = told.score();
        ScoreFacts facts = told.facts();
        List<Cost> deductions = new ArrayList<>();
        for (int i = 0; i < told.grounds().size(); i++) {
            Deduction deduction = score.deductions().get(i);
            if (deduction.points() > 0) {
                deductions.add(Cost.of(deduction, told.grounds().get(i), links));
            }
        }
        List<Part> parts = facts == null
                ? List.of()
                : Arrays.stream(ScorePart.values())
                        .map(part -> new Part(part, score.points(part), most.applyAsInt(part)))
                        .toList();
        return new ScoreBody(
                links.virtualAccount(),
                links.at(),
                links.knownAt(),
                score.points(),
                score.unknown(),
                parts,
                deductions,
                facts == null ? null : Weighting.of(facts.worth()),
                facts == null
                        ? List.of()
                        : facts.leftOut().stream().map(LeftOut::of).toList());
    }
}
