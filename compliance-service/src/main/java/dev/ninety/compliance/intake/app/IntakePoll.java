package dev.ninety.compliance.intake.app;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.Cursor;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.SourceState;
import dev.ninety.compliance.intake.client.EntitlementApi;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.client.Peers;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.kit.ledger.LedgerHead;
import dev.ninety.kit.web.Page;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the heads of both services' ledgers and pulls what has moved. What it remembers between looks only
 * saves work: a replica that starts afresh begins with a full comparison.
 */
@ApplicationScoped
public class IntakePoll {

    private static final Logger LOG = Logger.getLogger(IntakePoll.class);
    private static final int PAGE = 1_000;

    private final Peers peers;
    private final AccountStore accounts;
    private final LedgerStore ledgers;
    private final AccountIntake intake;
    private final Settings.Intake settings;
    private final InstantSource clock;

    private final Map<Source, Instant> latestChange = new ConcurrentHashMap<>();
    private final Map<Source, Instant> lastRead = new ConcurrentHashMap<>();
    private final Set<Source> silent = ConcurrentHashMap.newKeySet();
    private int looks;

    IntakePoll(
            Peers peers,
            AccountStore accounts,
            LedgerStore ledgers,
            AccountIntake intake,
            Settings.Intake settings,
            InstantSource clock) {
        this.peers = peers;
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.intake = intake;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "{ninety.intake.poll-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        poll(looks++ % settings.reconcileEvery() == 0);
    }

    /** When a source was last looked through to the end; null for never since the start. */
    public @Nullable Instant lastRead(Source source) {
        return lastRead.get(source);
    }

    /**
     * Looks once.
     *
     * @param whole whether to compare everything, or only what the sources say has changed of late
     */
    public void poll(boolean whole) {
        if (whole) {
            patiently(Source.ENTITLEMENT, this::readDirectories);
        }
        for (Source source : Source.values()) {
            patiently(source, () -> read(source, whole));
        }
        if (whole) {
            List<String> all = accounts.all();
            patiently(Source.ENTITLEMENT, () -> all.forEach(intake::readOrders));
            patiently(Source.ENTITLEMENT, () -> all.forEach(intake::readPrices));
            patiently(Source.USAGE, () -> all.forEach(intake::readNeverReported));
            patiently(Source.USAGE, () -> all.forEach(intake::readFindings));
            patiently(Source.USAGE, () -> all.forEach(intake::readStanding));
            patiently(Source.USAGE, () -> all.forEach(intake::readReportEvents));
        }
    }

    /** A source that does not answer must not keep the other one from being read. */
    private void patiently(Source source, Runnable reading) {
        try {
            reading.run();
            if (silent.remove(source)) {
                LOG.infof("%s answers again", source.service());
            }
        } catch (PeerUnavailable unavailable) {
            if (silent.add(source)) {
                LOG.warn(unavailable.getMessage());
            }
        }
    }

    private void readDirectories() {
        String after = null;
        do {
            Page<EntitlementApi.AccountName> page = peers.entitlement().accounts(after, PAGE);
            page.items().forEach(account -> intake.readDirectory(account.smartAccount()));
            after = page.next();
        } while (after != null);
    }

    private void read(Source source, boolean whole) {
        Instant begun = clock.instant();
        Instant latest = latestChange.get(source);
        Instant changedAfter = whole || latest == null ? null : latest.minus(settings.overlap());
        Set<String> pulled = new HashSet<>();
        Set<String> seen = new HashSet<>();
        String after = null;
        do {
            Page<LedgerHead> page = peers.of(source).heads(changedAfter, after, PAGE);
            for (LedgerHead head : page.items()) {
                latest = latest == null || head.recordedAt().isAfter(latest) ? head.recordedAt() : latest;
                seen.add(head.smartAccount());
            }
            pullMoved(source, page.items(), pulled);
            after = page.next();
        } while (after != null);
        // A ledger that has been read and is not listed any more would otherwise never be looked at again.
        List<String> vanished = changedAfter == null
                ? ledgers.begun(source).stream().filter(a -> !seen.contains(a)).toList()
                : List.of();
        vanished.forEach(account -> pullOnce(source, account, pulled));
        ledgers.doubtful(source).forEach(account -> pullOnce(source, account, pulled));
        if (latest != null) {
            latestChange.put(source, latest);
        }
        lastRead.put(source, begun);
    }

    private void pullMoved(Source source, List<LedgerHead> heads, Set<String> pulled) {
        List<String> names = heads.stream().map(LedgerHead::smartAccount).toList();
        Map<String, Cursor> cursors = ledgers.cursors(source, names).stream()
                .collect(Collectors.toMap(Cursor::smartAccount, Function.identity()));
        for (LedgerHead head : heads) {
            Cursor cursor = cursors.get(head.smartAccount());
            if (cursor == null && !enrol(head.smartAccount())) {
                continue;
            }
            if (cursor == null || moved(cursor, head)) {
                pullOnce(source, head.smartAccount(), pulled);
            }
        }
    }

    private static boolean moved(Cursor cursor, LedgerHead head) {
        return cursor.state() != SourceState.READ
                || cursor.sequence() != head.head()
                || !cursor.hash().equals(head.hash());
    }

    /** An account met for the first time in a list of heads; if it cannot be asked about, a later look will. */
    private boolean enrol(String smartAccount) {
        try {
            return accounts.isKnown(smartAccount) || intake.readDirectory(smartAccount);
        } catch (PeerUnavailable unavailable) {
            return false;
        }
    }

    private void pullOnce(Source source, String smartAccount, Set<String> pulled) {
        if (pulled.add(smartAccount)) {
            intake.pull(smartAccount, source);
        }
    }
}
