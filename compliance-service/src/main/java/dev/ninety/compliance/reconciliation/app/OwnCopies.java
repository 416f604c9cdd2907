package dev.ninety.compliance.reconciliation.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.DisputeKey;
import dev.ninety.compliance.dispute.Finding;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.Origin;
import dev.ninety.compliance.intake.Cursor;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.SourceState;
import dev.ninety.compliance.intake.Trouble;
import dev.ninety.compliance.intake.app.AccountIntake;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.client.Peers;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.compliance.reconciliation.CopyChain;
import dev.ninety.compliance.reconciliation.CopyCheck;
import dev.ninety.compliance.reconciliation.store.CopyStore;
import dev.ninety.kit.ledger.View;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the copies of both ledgers with their sources: that every hash follows, that the last entry is the source's,
 * and that the sums are those that the source itself tells. Nothing is held open while a source is asked.
 */
@ApplicationScoped
class OwnCopies {

    private final AccountIntake intake;
    private final Peers peers;
    private final LedgerStore ledgers;
    private final BalanceStore balances;
    private final CopyStore copies;

    OwnCopies(AccountIntake intake, Peers peers, LedgerStore ledgers, BalanceStore balances, CopyStore copies) {
        this.intake = intake;
        this.peers = peers;
        this.ledgers = ledgers;
        this.balances = balances;
        this.copies = copies;
    }

    /**
     * A copy as it lies here.
     *
     * @param knownAt when the source recorded its last entry; null where it has none
     * @param totals by what they measure; empty where there are no entries
     */
    private record Copy(CopyCheck check, @Nullable Instant knownAt, Map<Measure, Map<Pair, Long>> totals) {}

    /**
     * Compares, and once more where something differs: an entry that is recorded meanwhile is no difference.
     *
     * @param at the moment whose sums are compared
     * @throws RunFailed where a source cannot be asked
     */
    Comparison compare(String smartAccount, Instant at) {
        try {
            Comparison found = once(smartAccount, at);
            return found.differs() ? once(smartAccount, at) : found;
        } catch (PeerUnavailable unavailable) {
            throw new RunFailed(unavailable.trouble().detail());
        }
    }

    private Comparison once(String smartAccount, Instant at) {
        for (Source source : Source.values()) {
            Trouble trouble = intake.pull(smartAccount, source);
            if (trouble != null) {
                throw new RunFailed(trouble.detail());
            }
        }
        Map<Source, Copy> own = QuarkusTransaction.requiringNew().call(() -> read(smartAccount, at));
        List<Comparison.Told> told = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Copy copy = own.get(CopyStore.sourceOf(measure));
            if (copy != null && copy.knownAt() != null) {
                Map<Pair, Long> ours = copy.totals().getOrDefault(measure, Map.of());
                Map<Pair, Long> theirs = theirs(smartAccount, measure, at, copy.knownAt());
                TreeSet<Pair> pairs = new TreeSet<>(ours.keySet());
                pairs.addAll(theirs.keySet());
                pairs.forEach(pair -> told.add(new Comparison.Told(
                        new Compared(
                                new DisputeKey(Origin.OWN_COPIES, measure, pair, null),
                                at,
                                ours.getOrDefault(pair, 0L),
                                theirs.getOrDefault(pair, 0L)),
                        null,
                        List.of())));
            }
        }
        List<CopyCheck> checks = own.values().stream().map(Copy::check).toList();
        return new Comparison(told, 0, checks, heads(checks));
    }

    private static Finding.Heads heads(List<CopyCheck> checks) {
        long entitlement = 0;
        long usage = 0;
        for (CopyCheck check : checks) {
            switch (check.source()) {
                case ENTITLEMENT -> entitlement = check.sequence();
                case USAGE -> usage = check.sequence();
            }
        }
        return new Finding.Heads(entitlement, usage);
    }

    private Map<Source, Copy> read(String smartAccount, Instant at) {
        balances.holdStill();
        Map<Source, Copy> read = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            Cursor cursor = ledgers.cursor(smartAccount, source);
            CopyChain chain = new CopyChain(smartAccount);
            copies.forEach(smartAccount, source, chain::next);
            Map<Measure, Map<Pair, Long>> totals = new EnumMap<>(Measure.class);
            Instant knownAt = chain.recordedAt();
            if (knownAt != null) {
                for (Measure measure : Measure.values()) {
                    if (CopyStore.sourceOf(measure) == source) {
                        totals.put(measure, copies.totals(smartAccount, measure, at, knownAt));
                    }
                }
            }
            read.put(source, new Copy(check(cursor, chain), knownAt, totals));
        }
        return read;
    }

    private static CopyCheck check(Cursor cursor, CopyChain chain) {
        String fault = chain.fault(cursor.sequence(), cursor.hash());
        if (fault != null) {
            return new CopyCheck(
                    cursor.source(), CopyCheck.State.COPY_ALTERED, cursor.sequence(), cursor.hash(), fault);
        }
        CopyCheck.State state =
                cursor.state() == SourceState.READ ? CopyCheck.State.VERIFIED : CopyCheck.State.SOURCE_DIFFERS;
        return new CopyCheck(cursor.source(), state, cursor.sequence(), cursor.hash(), cursor.detail());
    }

    private Map<Pair, Long> theirs(String smartAccount, Measure measure, Instant at, Instant knownAt) {
        Map<Pair, Long> theirs = new HashMap<>();
        switch (measure) {
            case OWNED ->
                known(measure, peers.entitlement().owned(smartAccount, at, knownAt))
                        .forEach(item ->
                                theirs.put(new Pair(item.virtualAccount(), item.entitlementTag()), item.owned()));
            case CONSUMED, DISCLOSED -> {
                View view = CopyStore.viewOf(measure);
                known(measure, peers.usage().consumed(smartAccount, view, at, knownAt))
                        .forEach(item ->
                                theirs.put(new Pair(item.virtualAccount(), item.entitlementTag()), item.consumed()));
            }
        }
        return theirs;
    }

    private static <T> List<T> known(Measure measure, Optional<List<T>> answer) {
        return answer.orElseThrow(
                () -> new RunFailed(CopyStore.sourceOf(measure).service() + " does not know the account."));
    }
}
