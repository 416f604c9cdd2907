package dev.ninety.compliance.intake.app;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.Cursor;
import dev.ninety.compliance.intake.FeedCheck;
import dev.ninety.compliance.intake.ReportEvent;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.Subject;
import dev.ninety.compliance.intake.Trouble;
import dev.ninety.compliance.intake.client.EntitlementPeer;
import dev.ninety.compliance.intake.client.Peers;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what is new of one account. Nothing is held open while another service is asked: each answer is kept
 * in a transaction of its own. Methods throw {@code PeerUnavailable} where a service cannot be asked.
 */
@ApplicationScoped
public class AccountIntake {

    private final Peers peers;
    private final AccountStore accounts;
    private final LedgerStore ledgers;
    private final DirectoryKeeper directories;
    private final PageKeeper pages;
    private final NeverReportedKeeper neverReported;
    private final HeardKeeper heard;
    private final ReportEventKeeper reportEvents;
    private final InstantSource clock;
    private final int pageSize;

    AccountIntake(
            Peers peers,
            AccountStore accounts,
            LedgerStore ledgers,
            DirectoryKeeper directories,
            PageKeeper pages,
            NeverReportedKeeper neverReported,
            HeardKeeper heard,
            ReportEventKeeper reportEvents,
            InstantSource clock,
            Settings.Intake settings) {
        this.peers = peers;
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.directories = directories;
        this.pages = pages;
        this.neverReported = neverReported;
        this.heard = heard;
        this.reportEvents = reportEvents;
        this.clock = clock;
        this.pageSize = settings.pageSize();
    }

    /** Reads an account's directory if it has changed; answers whether entitlement-service knows the account. */
    public boolean readDirectory(String smartAccount) {
        String etag = accounts.directoryEtag(smartAccount).orElse(null);
        return switch (peers.entitlement().directory(smartAccount, etag)) {
            case EntitlementPeer.Known known -> {
                directories.keep(smartAccount, known);
                yield true;
            }
            case EntitlementPeer.Unchanged unchanged -> true;
            case EntitlementPeer.NoSuchAccount none -> false;
        };
    }

    /** Asks how many of a known account's instances never reported; where usage-service cannot say, what it said stands. */
    public void readNeverReported(String smartAccount) {
        peers.usage().neverReported(smartAccount).ifPresent(told -> neverReported.keep(smartAccount, told));
    }

    /** Asks what is wrong with the counts of a known account; where usage-service cannot say, what it said stands. */
    public void readFindings(String smartAccount) {
        for (Subject subject : List.of(Subject.DOUBLE_COUNT, Subject.STALE_INSTANCE, Subject.SYNC_OVERDUE)) {
            peers.usage()
                    .findings(smartAccount, subject.name())
                    .ifPresent(told -> heard.keepFindings(smartAccount, subject, told));
        }
    }

    /** Asks how the records of a known account stand; where usage-service cannot say, what it said stands. */
    public void readStanding(String smartAccount) {
        peers.usage().standing(smartAccount).ifPresent(told -> heard.keepStanding(smartAccount, told));
    }

    /** Asks which reports of a known account became due; where usage-service cannot say, nothing is told. */
    public void readReportEvents(String smartAccount) {
        while (true) {
            long reached = reportEvents.reached(smartAccount);
            List<ReportEvent> page =
                    peers.usage().reportEvents(smartAccount, reached).orElse(List.of());
            if (page.isEmpty()) {
                return;
            }
            reportEvents.keep(smartAccount, reached, page);
        }
    }

    /** Asks which orders of a known account are open; where entitlement-service cannot say, what it said stands. */
    public void readOrders(String smartAccount) {
        peers.entitlement()
                .openOrders(smartAccount, clock.instant())
                .ifPresent(told -> heard.keepOrders(smartAccount, told));
    }

    /** Asks what units of a known account were bought at; where entitlement-service cannot say, what it said stands. */
    public void readPrices(String smartAccount) {
        peers.entitlement().prices(smartAccount).ifPresent(told -> heard.keepPrices(smartAccount, told));
    }

    /** Pulls a known account's ledger from one source up to its head; answers what stood in the way, or null. */
    public @Nullable Trouble pull(String smartAccount, Source source) {
        while (true) {
            Cursor cursor = ledgers.cursor(smartAccount, source);
            Optional<Page<LedgerEntry>> answer =
                    peers.of(source).entries(smartAccount, FeedCheck.askAfter(cursor), pageSize);
            if (answer.isEmpty()) {
                pages.unknownAccount(cursor);
                return new Trouble(source, Trouble.UNKNOWN_ACCOUNT, source.service() + " does not know the account.");
            }
            Page<LedgerEntry> page = answer.get();
            switch (pages.keep(cursor, page.items())) {
                case BROKEN, NOTHING_NEW -> {
                    return null;
                }
                case TAKEN -> {
                    if (page.next() == null) {
                        return null;
                    }
                }
                case OVERTAKEN -> {}
            }
        }
    }
}
