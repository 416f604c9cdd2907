package dev.ninety.compliance.intake.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.Cursor;
import dev.ninety.compliance.intake.FeedCheck;
import dev.ninety.compliance.intake.IntakeObserver;
import dev.ninety.compliance.intake.OwnershipObserver;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.SourceState;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes over one page of a feed: its entries, the cursor, and that the pools it concerns are due, all in one
 * transaction. Whatever crashes, a page has been taken over wholly or not at all.
 */
@ApplicationScoped
public class PageKeeper {

    /** What became of a page. */
    public enum Outcome {
        /** It brought entries. */
        TAKEN,
        /** It brought nothing that we did not have. */
        NOTHING_NEW,
        /** Somebody else was faster; the cursor is another one now. */
        OVERTAKEN,
        /** It does not go on from our copy. */
        BROKEN
    }

    private final AccountStore accounts;
    private final LedgerStore ledgers;
    private final IntakeObserver observer;
    private final OwnershipObserver owned;
    private final InstantSource clock;

    PageKeeper(
            AccountStore accounts,
            LedgerStore ledgers,
            IntakeObserver observer,
            OwnershipObserver owned,
            InstantSource clock) {
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.observer = observer;
        this.owned = owned;
        this.clock = clock;
    }

    /**
     * Takes over a page.
     *
     * @param asked the cursor that the page was asked for
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Outcome keep(Cursor asked, List<LedgerEntry> entries) {
        accounts.share(asked.smartAccount());
        Cursor cursor = ledgers.lock(asked.smartAccount(), asked.source());
        if (!cursor.reachesAsFarAs(asked)) {
            return Outcome.OVERTAKEN;
        }
        return switch (FeedCheck.check(cursor, entries)) {
            case FeedCheck.Broken broken -> {
                ledgers.update(cursor.inDoubt(broken.state(), broken.detail()), clock.instant());
                yield Outcome.BROKEN;
            }
            case FeedCheck.GoesOn page -> {
                if (!page.fresh().isEmpty()) {
                    ledgers.append(cursor.smartAccount(), cursor.source(), page.fresh());
                    TreeSet<Pair> touched = touched(page.fresh());
                    observer.touched(cursor.smartAccount(), touched);
                    if (cursor.source() == Source.ENTITLEMENT) {
                        owned.ownershipChanged(cursor.smartAccount(), touched);
                    }
                }
                Cursor reached = cursor.reaching(page.sequence(), page.hash());
                if (!reached.equals(cursor)) {
                    ledgers.update(reached, clock.instant());
                }
                yield page.fresh().isEmpty() ? Outcome.NOTHING_NEW : Outcome.TAKEN;
            }
        };
    }

    /** The source does not know the account; where it once did, its ledger is gone. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void unknownAccount(Cursor asked) {
        Cursor cursor = ledgers.lock(asked.smartAccount(), asked.source());
        if (cursor.sequence() > 0) {
            String detail = asked.source().service() + " does not know the account any more.";
            ledgers.update(cursor.inDoubt(SourceState.LEDGER_REWOUND, detail), clock.instant());
        }
    }

    /** What the vendor sees does not bear on what is so. */
    private static TreeSet<Pair> touched(List<LedgerEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.view() == View.ACTUAL)
                .map(entry -> new Pair(entry.virtualAccount(), entry.entitlementTag()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
