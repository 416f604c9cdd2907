package dev.ninety.usage.hygiene.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.Severity;
import dev.ninety.usage.hygiene.Standing;
import dev.ninety.usage.hygiene.store.StandingStore;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.obligation.ReportingStatus;
import dev.ninety.usage.obligation.StatusCount;
import dev.ninety.usage.obligation.app.Obligations;
import dev.ninety.usage.obligation.store.ObligationPages;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the records of an account stand, counted. Gaps between reports are judged only where something was recorded since
 * they were judged last, so that asking often costs little.
 */
@ApplicationScoped
public class Standings {

    private final Ledger ledger;
    private final Directory directory;
    private final Obligations obligations;
    private final ObligationPages pages;
    private final Findings findings;
    private final ChainGapSource gaps;
    private final StandingStore store;
    private final InstantSource clock;

    Standings(
            Ledger ledger,
            Directory directory,
            Obligations obligations,
            ObligationPages pages,
            Findings findings,
            ChainGapSource gaps,
            StandingStore store,
            InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.obligations = obligations;
        this.pages = pages;
        this.findings = findings;
        this.gaps = gaps;
        this.store = store;
        this.clock = clock;
    }

    /** The figures of now, ascending by Virtual Account; one without an instance and an obligation is left out. */
    public List<Standing> now(String smartAccount) {
        directory.require(smartAccount);
        obligations.refresh(smartAccount);
        while (judge(smartAccount)) {
            // Each portion is a transaction of its own.
        }
        Set<Long> found = new HashSet<>(subjects(smartAccount, FindingCode.STALE_INSTANCE));
        found.addAll(subjects(smartAccount, FindingCode.DOUBLE_COUNT));
        List<String> missed = open(smartAccount, FindingCode.ACK_MISSING).stream()
                .map(finding -> finding.id().subject())
                .toList();
        return QuarkusTransaction.requiringNew().call(() -> count(smartAccount, found, missed));
    }

    private List<Standing> count(String smartAccount, Set<Long> found, List<String> missed) {
        Instant now = Micros.truncate(clock.instant());
        Map<String, Standing> standings = new TreeMap<>();
        for (StatusCount count : pages.counts(smartAccount, now)) {
            if (count.status() != ReportingStatus.NOT_REQUIRED) {
                long overdue = count.status() == ReportingStatus.OVERDUE ? count.count() : 0;
                standings.compute(
                        count.virtualAccount(),
                        (place, one) ->
                                (one == null ? Standing.none(place) : one).withObligations(count.count(), overdue));
            }
        }
        for (StandingStore.Instances there : store.instances(smartAccount, now, found, missed)) {
            standings.compute(
                    there.virtualAccount(),
                    (place, one) -> (one == null ? Standing.none(place) : one)
                            .withInstances(there.active(), there.affected(), there.withoutEvidence()));
        }
        return List.copyOf(standings.values());
    }

    /** Judges the gaps of a portion of instances; answers whether there may be more to judge. */
    private boolean judge(String smartAccount) {
        boolean idle = QuarkusTransaction.requiringNew()
                .call(() -> store.unjudged(smartAccount, 1).isEmpty());
        return !idle
                && QuarkusTransaction.requiringNew().call(() -> {
                    // Whoever records something of them waits, so nothing is judged by less than is known when it is
                    // kept.
                    Instant now = ledger.open(smartAccount).recordedAt();
                    List<InstanceRef> suspects = store.unjudged(smartAccount, FindingSource.PORTION);
                    Map<Long, Finding> found = gaps.judge(smartAccount, suspects, now);
                    List<StandingStore.Judged> judged = new ArrayList<>();
                    for (InstanceRef suspect : suspects) {
                        Finding finding = found.get(suspect.id());
                        judged.add(new StandingStore.Judged(
                                suspect.id(),
                                finding != null && finding.severity() != Severity.INFO,
                                finding == null ? "" : finding.basis()));
                    }
                    store.save(smartAccount, judged);
                    return suspects.size() == FindingSource.PORTION;
                });
    }

    private List<Long> subjects(String smartAccount, FindingCode code) {
        return open(smartAccount, code).stream()
                .map(finding -> Asked.number(finding.id().subject()))
                .toList();
    }

    /** All findings of a code that nobody has accepted as they are now. */
    private List<Finding> open(String smartAccount, FindingCode code) {
        return findings
                .list(smartAccount, new Findings.Filter(code, null, null, false), null, Integer.MAX_VALUE)
                .stream()
                .map(Findings.Judged::finding)
                .toList();
    }
}
