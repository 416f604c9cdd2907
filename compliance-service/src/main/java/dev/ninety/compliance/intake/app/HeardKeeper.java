package dev.ninety.compliance.intake.app;

import dev.ninety.compliance.intake.FindingObserver;
import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.compliance.intake.HeardOrder;
import dev.ninety.compliance.intake.HeardPrice;
import dev.ninety.compliance.intake.HeardStanding;
import dev.ninety.compliance.intake.Subject;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.intake.store.FindingStore;
import dev.ninety.compliance.intake.store.HeardStore;
import dev.ninety.compliance.intake.store.OpenOrderStore;
import dev.ninety.compliance.intake.store.PriceStore;
import dev.ninety.compliance.intake.store.StandingStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps what the other services say besides their ledgers, each version of it from when it was heard until it was heard
 * no more. What has not changed writes nothing.
 */
@ApplicationScoped
public class HeardKeeper {

    private final AccountStore accounts;
    private final HeardStore heard;
    private final FindingStore findings;
    private final OpenOrderStore orders;
    private final PriceStore prices;
    private final StandingStore standings;
    private final FindingObserver findingObserver;
    private final InstantSource clock;

    HeardKeeper(
            AccountStore accounts,
            HeardStore heard,
            FindingStore findings,
            OpenOrderStore orders,
            PriceStore prices,
            StandingStore standings,
            FindingObserver findingObserver,
            InstantSource clock) {
        this.accounts = accounts;
        this.heard = heard;
        this.findings = findings;
        this.orders = orders;
        this.prices = prices;
        this.standings = standings;
        this.findingObserver = findingObserver;
        this.clock = clock;
    }

    /**
     * Takes over all findings of one code.
     *
     * @param subject the code's own
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void keepFindings(String smartAccount, Subject subject, Collection<HeardFinding> told) {
        String code = subject.name();
        keep(
                smartAccount,
                subject,
                onceEach(told, HeardFinding::id),
                () -> findings.holding(smartAccount, code),
                (gone, at) -> findings.end(smartAccount, code, gone, at),
                (found, at) -> {
                    findings.begin(smartAccount, found, at);
                    findingObserver.found(smartAccount, found, at);
                });
    }

    /** Takes over all orders that are not granted in full. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void keepOrders(String smartAccount, Collection<HeardOrder> told) {
        keep(
                smartAccount,
                Subject.ORDERS,
                onceEach(told, HeardOrder::orderReference),
                () -> orders.open(smartAccount),
                (gone, at) -> orders.end(smartAccount, gone, at),
                (found, at) -> orders.begin(smartAccount, found, at));
    }

    /** Takes over what units were bought at last. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void keepPrices(String smartAccount, Collection<HeardPrice> told) {
        keep(
                smartAccount,
                Subject.PRICES,
                onceEach(told, price -> price.lasting() + " " + price.entitlementTag()),
                () -> prices.holding(smartAccount),
                (gone, at) -> prices.end(smartAccount, gone, at),
                (found, at) -> prices.begin(smartAccount, found, at));
    }

    /** Takes over how the records of all Virtual Accounts stand. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void keepStanding(String smartAccount, Collection<HeardStanding> told) {
        keep(
                smartAccount,
                Subject.STANDING,
                onceEach(told, HeardStanding::virtualAccount),
                () -> standings.holding(smartAccount),
                (gone, at) -> standings.end(smartAccount, gone, at),
                (found, at) -> standings.begin(smartAccount, found, at));
    }

    /** A list that changes while it is read page by page can tell of one thing twice; the later word stands. */
    private static <T> Set<T> onceEach(Collection<T> told, Function<T, String> id) {
        Map<String, T> byId = told.stream().collect(Collectors.toMap(id, one -> one, (one, later) -> later));
        return Set.copyOf(byId.values());
    }

    private <T> void keep(
            String smartAccount,
            Subject subject,
            Set<T> told,
            Supplier<Set<T>> standing,
            Change<T> end,
            Change<T> begin) {
        if (heard.since(smartAccount).containsKey(subject) && told.equals(standing.get())) {
            return;
        }
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        Set<T> before = standing.get();
        end.make(without(before, told), recordedAt);
        begin.make(without(told, before), recordedAt);
        heard.heard(smartAccount, subject, recordedAt);
    }

    private static <T> Set<T> without(Set<T> all, Set<T> some) {
        Set<T> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    @FunctionalInterface
    private interface Change<T> {
        void make(Collection<T> some, Instant at);
    }
}
