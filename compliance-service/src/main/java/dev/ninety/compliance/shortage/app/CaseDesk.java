package dev.ninety.compliance.shortage.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.position.app.Shortages;
import dev.ninety.compliance.shortage.CaseEdit;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.HistoryItem;
import dev.ninety.compliance.shortage.Revision;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.compliance.shortage.store.CaseHistoryRepository;
import dev.ninety.compliance.shortage.store.CaseRepository;
import dev.ninety.kit.problem.Problem;
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
    private final LedgerStore ledgers;
    private final InstantSource clock;

    CaseDesk(
            CaseRepository cases,
            CaseHistoryRepository histories,
            Shortages shortages,
            LedgerStore ledgers,
            InstantSource clock) {
        this.cases = cases;
        this.histories = histories;
        this.shortages = shortages;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /**
     * A case as somebody sees it.
     *
     * @param now the moment of looking, at which its state is judged
     * @param shortBy units short now; the peak where the shortage has ended; 0 where there was none
     */
    public record Seen(ShortageCase shortage, Instant now, long shortBy, List<HistoryItem> history) {}

    /** Up to {@code limit} cases in the order of their ids. */
    @Transactional
    public List<Seen> page(
            String smartAccount,
            @Nullable CaseState state,
            @Nullable String virtualAccount,
            @Nullable String afterId,
            int limit) {
        Instant now = clock.instant();
        Instant doubtSince = doubtSince(smartAccount);
        Instant endsUntil = doubtSince != null && doubtSince.isBefore(now) ? doubtSince : now;
        CaseRepository.Filter filter = new CaseRepository.Filter(state, virtualAccount, now, endsUntil);
        return see(smartAccount, cases.page(smartAccount, filter, afterId, limit), now, doubtSince);
    }

    /**
     * One case.
     *
     * @throws Problem 404 where there is none of that id
     */
    @Transactional
    public Seen get(String smartAccount, String id) {
        ShortageCase shortage = cases.get(smartAccount, id).orElseThrow(() -> unknown(id));
        return see(smartAccount, List.of(shortage), clock.instant(), doubtSince(smartAccount))
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
        return see(smartAccount, List.of(revision.after()), now, doubtSince(smartAccount))
                .getFirst();
    }

    private List<Seen> see(String smartAccount, List<ShortageCase> stored, Instant now, @Nullable Instant doubtSince) {
        List<ShortageCase> believed =
                stored.stream().map(c -> c.inDoubtSince(doubtSince)).toList();
        Map<String, List<HistoryItem>> told = histories.histories(
                smartAccount, stored.stream().map(ShortageCase::id).toList());
        List<Pair> open = believed.stream()
                .filter(c -> isOpen(c.stateAt(now)))
                .map(ShortageCase::pair)
                .toList();
        Map<Pair, Long> shortNow = shortages.shortBy(smartAccount, open, now);
        return believed.stream()
                .map(c -> new Seen(c, now, shortBy(c, now, shortNow), told.getOrDefault(c.id(), List.of())))
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
