package dev.ninety.compliance.score.app;

import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.forecast.Scorer;
import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardStanding;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.app.Positions;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.compliance.score.Score;
import dev.ninety.compliance.score.ScoreFacts;
import dev.ninety.compliance.score.ScorePart;
import dev.ninety.compliance.score.ScoreRules;
import dev.ninety.compliance.score.app.ScoreReader.Asked;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells scores, computed anew whenever they are asked for: no score is kept, so each can be told of any date. */
@ApplicationScoped
public class Scores implements Scorer {

    private final ScoreReader reader;
    private final ScoreEvidence evidence;
    private final Positions positions;
    private final StructureStore structures;
    private final BalanceStore balances;

    Scores(
            ScoreReader reader,
            ScoreEvidence evidence,
            Positions positions,
            StructureStore structures,
            BalanceStore balances) {
        this.reader = reader;
        this.evidence = evidence;
        this.positions = positions;
        this.structures = structures;
        this.balances = balances;
    }

    /**
     * A score and what it follows from.
     *
     * @param facts null where nothing can be said
     * @param grounds one for each deduction, in their order
     */
    public record Told(Score score, @Nullable ScoreFacts facts, List<Grounds> grounds) {}

    /** The score of one Virtual Account. */
    public record OfPlace(String virtualAccount, Score score) {}

    /** The score of an account as of a moment. */
    public record OfMoment(Instant at, Score score) {}

    /** What a part costs at most. */
    public int most(ScorePart part) {
        return reader.rules().most(part);
    }

    /**
     * One score, with what it was read from.
     *
     * @param knownAt only what had been recorded by then; null for everything
     * @param virtualAccount only this one; null for the whole account
     * @throws Problem 404 where there is no such Virtual Account
     */
    @Transactional
    public Told of(String smartAccount, Instant at, @Nullable Instant knownAt, @Nullable String virtualAccount) {
        balances.holdStill();
        Asked asked = new Asked(at, knownAt, virtualAccount);
        List<Position> read = positions.at(smartAccount, at, knownAt, virtualAccount, Perspective.ACTUAL);
        if (virtualAccount != null && read.isEmpty() && !isKnown(smartAccount, asked, virtualAccount)) {
            throw Problem.notFound("There is no Virtual Account " + virtualAccount + ".");
        }
        String unknown = reader.unknown(smartAccount, asked);
        if (unknown != null) {
            return new Told(Score.unknown(unknown), null, List.of());
        }
        ScoreFacts facts = reader.facts(smartAccount, asked, read, Perspective.ACTUAL, read);
        Score score = Score.of(facts, reader.rules());
        return new Told(score, facts, evidence.of(smartAccount, asked, facts, score));
    }

    private boolean isKnown(String smartAccount, Asked asked, String virtualAccount) {
        List<Heard<HeardStanding>> told = reader.standings(smartAccount, asked);
        return told != null && !told.isEmpty()
                || structures.virtualAccounts(smartAccount).stream()
                        .map(VirtualAccount::id)
                        .anyMatch(virtualAccount::equals);
    }

    /** The score of every Virtual Account, ascending. */
    @Transactional
    public List<OfPlace> ofEach(String smartAccount, Instant at, @Nullable Instant knownAt) {
        balances.holdStill();
        Asked asked = new Asked(at, knownAt, null);
        Map<String, List<Position>> byPlace = new TreeMap<>();
        List<Position> read = positions.at(smartAccount, at, knownAt, null, Perspective.ACTUAL);
        read.forEach(position -> byPlace.computeIfAbsent(
                        position.levels().pair().virtualAccount(), none -> new ArrayList<>())
                .add(position));
        TreeSet<String> places = new TreeSet<>(byPlace.keySet());
        structures.virtualAccounts(smartAccount).forEach(known -> places.add(known.id()));
        List<Heard<HeardStanding>> told = reader.standings(smartAccount, asked);
        if (told != null) {
            told.forEach(one -> places.add(one.fact().virtualAccount()));
        }
        String unknown = reader.unknown(smartAccount, asked);
        if (unknown != null) {
            return places.stream()
                    .map(place -> new OfPlace(place, Score.unknown(unknown)))
                    .toList();
        }
        ScoreFacts facts = reader.facts(smartAccount, asked, read, Perspective.ACTUAL, read);
        return places.stream()
                .map(place -> new OfPlace(place, Score.of(facts.in(place), reader.rules())))
                .toList();
    }

    /**
     * The scores of several moments, each by what was known at the moment itself, or at another one.
     *
     * @param knownAt null for what each moment knew
     * @param virtualAccount only this one; null for the whole account
     */
    @Transactional
    public List<OfMoment> history(
            String smartAccount, List<Instant> moments, @Nullable Instant knownAt, @Nullable String virtualAccount) {
        balances.holdStill();
        List<OfMoment> scores = new ArrayList<>();
        for (Instant at : moments) {
            Asked asked = new Asked(at, knownAt == null ? at : knownAt, virtualAccount);
            scores.add(new OfMoment(at, score(smartAccount, asked)));
        }
        return scores;
    }

    /** The score of a whole account as it is now known. */
    @Transactional
    public Score now(String smartAccount, Instant now) {
        balances.holdStill();
        return score(smartAccount, new Asked(now, null, null));
    }

    private Score score(String smartAccount, Asked asked) {
        String unknown = reader.unknown(smartAccount, asked);
        if (unknown != null) {
            return Score.unknown(unknown);
        }
        List<Position> read =
                positions.at(smartAccount, asked.at(), asked.knownAt(), asked.virtualAccount(), Perspective.ACTUAL);
        return Score.of(reader.facts(smartAccount, asked, read, Perspective.ACTUAL, read), reader.rules());
    }

    /** How the records of each Virtual Account stood; null where that was never heard of by then. */
    @Transactional
    public @Nullable List<Heard<HeardStanding>> standings(
            String smartAccount, Instant at, @Nullable Instant knownAt, @Nullable String virtualAccount) {
        return reader.standings(smartAccount, new Asked(at, knownAt, virtualAccount));
    }

    @Override
    @Transactional
    public Ratings rate(
            String smartAccount, Instant at, List<Position> before, List<Position> after, Perspective supposed) {
        Asked asked = new Asked(at, null, null);
        String unknown = reader.unknown(smartAccount, asked);
        if (unknown != null) {
            Rating none = new Rating(null, unknown);
            return new Ratings(none, none);
        }
        ScoreRules rules = reader.rules();
        return new Ratings(
                rating(Score.of(reader.facts(smartAccount, asked, before, Perspective.ACTUAL, before), rules)),
                rating(Score.of(reader.facts(smartAccount, asked, after, supposed, before), rules)));
    }

    private static Rating rating(Score score) {
        return new Rating(score.points(), score.unknown());
    }
}
