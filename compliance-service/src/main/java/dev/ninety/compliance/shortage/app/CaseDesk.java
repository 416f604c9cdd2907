package dev.ninety.compliance.shortage.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.app.Explanation;
import dev.ninety.compliance.cause.app.Explanations;
import dev.ninety.compliance.cause.app.Question;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.position.app.Shortages;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.compliance.shortage.CaseEdit;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.HistoryItem;
import dev.ninety.compliance.shortage.Revision;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.compliance.shortage.store.CaseHistoryRepository;
import dev.ninety.compliance.shortage.store.CaseRepository;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.timeline.Spell;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reading cases, and writing down who cares for them. */
@ApplicationScoped
public class CaseDesk {

    private final CaseRepository cases;
    private final CaseHistoryRepository histories;
    private final Shortages shortages;
    private final Explanations explanations;
    private final LedgerStore ledgers;
    private final BalanceStore balances;
    private final InstantSource clock;

    CaseDesk(
            CaseRepository cases,
            CaseHistoryRepository histories,
            Shortages shortages,
            Explanations explanations,
            LedgerStore ledgers,
            BalanceStore balances,
            InstantSource clock) {
        this.cases = cases;
        this.histories = histories;
        this.shortages = shortages;
        this.explanations = explanations;
        this.ledgers = ledgers;
        this.balances = balances;
        this.clock = clock;
    }

    /**
     * A case as somebody sees it.
     *
     * @param now the moment of looking, at which its state is judged
     * @param shortBy units short now; the peak where the shortage has ended; 0 where there was none
     * @param explanation why it is short, and who took more than is owned
     */
    public record Seen(
            ShortageCase shortage, Instant now, long shortBy, List<HistoryItem> history, Explanation explanation) {}

    /**
     * Up to {@code limit} cases in the order of their ids.
     *
     * @param withEvidence whether to tell what explanations were read from
     */
    @Transactional
    public List<Seen> page(
            String smartAccount,
            @Nullable CaseState state,
            @Nullable String virtualAccount,
            @Nullable String afterId,
            int limit,
            boolean withEvidence) {
        balances.holdStill();
        Instant now = clock.instant();
        Instant doubtSince = doubtSince(smartAccount);
        Instant endsUntil = doubtSince != null && doubtSince.isBefore(now) ? doubtSince : now;
        CaseRepository.Filter filter = new CaseRepository.Filter(state, virtualAccount, now, endsUntil);
        return see(smartAccount, cases.page(smartAccount, filter, afterId, limit), now, doubtSince, withEvidence);
    }

    /**
     * One case.
     *
     * @throws Problem 404 where there is none of that id
     */
    @Transactional
    public Seen get(String smartAccount, String id) {
        balances.holdStill();
        ShortageCase shortage = cases.get(smartAccount, id).orElseThrow(() -> unknown(id));
        return see(smartAccount, List.of(shortage), clock.instant(), doubtSince(smartAccount), true)
                .getFirst();
    }

    /**
     * Writes to a case.
     *
     * @param precondition is given the case's version, and throws if it must not be written to
     */
    @Transactional
    public Seen edit(String smartAccount, String id, LongConsumer precondition, CaseEdit edit, String who) {
        ShortageCase before = cases.lock(smartAccount, id).orElseThrow(() -> unknown(id));
        precondition.accept(before.version());
        Instant now = clock.instant();
        Revision revision = edit.apply(before, who, now);
        cases.store(smartAccount, revision);
        return see(smartAccount, List.of(revision.after()), now, doubtSince(smartAccount), true)
                .getFirst();
    }

    private List<Seen> see(
            String smartAccount,
            List<ShortageCase> stored,
            Instant now,
            @Nullable Instant doubtSince,
            boolean withEvidence) {
        List<ShortageCase> believed =
                stored.stream().map(c -> c.inDoubtSince(doubtSince)).toList();
        Map<String, List<HistoryItem>> told = histories.histories(
                smartAccount, stored.stream().map(ShortageCase::id).toList());
        List<Pair> open = believed.stream()
                .filter(c -> isOpen(c.stateAt(now)))
                .map(ShortageCase::pair)
                .toList();
        Map<Pair, Long> shortNow = shortages.shortBy(smartAccount, open, now);
        Map<String, Explanation> explained =
                explanations.explain(smartAccount, questions(believed, now), now, withEvidence);
        return believed.stream()
                .map(c -> new Seen(
                        c,
                        now,
                        shortBy(c, now, shortNow),
                        told.getOrDefault(c.id(), List.of()),
                        explained.getOrDefault(c.id(), Explanation.NONE)))
                .toList();
    }

    /** What never was needs no explanation; an end that has not come yet is none. */
    private static List<Question> questions(List<ShortageCase> seen, Instant now) {
        return seen.stream()
                .filter(c -> c.stateAt(now) != CaseState.VOIDED)
                .map(c -> {
                    Spell spell = new Spell(
                            c.spell().start(), c.resolvedAt(now), c.spell().deepest());
                    Instant actionFrom = isOpen(c.stateAt(now)) ? c.deadline() : c.enforcedAt(now);
                    return new Question(c.id(), c.pair(), spell, c.terms(), actionFrom);
                })
                .toList();
    }

    private static long shortBy(ShortageCase shortage, Instant now, Map<Pair, Long> shortNow) {
        return switch (shortage.stateAt(now)) {
            case GRACE, ENFORCEMENT -> shortNow.getOrDefault(shortage.pair(), 0L);
            case RESOLVED -> shortage.peak();
            case VOIDED -> 0;
        };
    }

    private static boolean isOpen(CaseState state) {
        return state == CaseState.GRACE || state == CaseState.ENFORCEMENT;
    }

    /** Since when the account has been in doubt; null where it is not. */
    private @Nullable Instant doubtSince(String smartAccount) {
        return ledgers.doubts(smartAccount).stream()
                .map(Doubt::since)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no case " + id + ".");
    }
}
