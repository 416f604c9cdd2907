package dev.ninety.compliance.vendor.app;

import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.vendor.Count;
import dev.ninety.compliance.vendor.CountKey;
import dev.ninety.compliance.vendor.Judgement;
import dev.ninety.compliance.vendor.LineJudge;
import dev.ninety.compliance.vendor.Substitution;
import dev.ninety.compliance.vendor.Totals;
import dev.ninety.compliance.vendor.UsageLine;
import dev.ninety.compliance.vendor.UsageReport;
import dev.ninety.compliance.vendor.store.SubstitutionStore;
import dev.ninety.compliance.vendor.store.VendorUsageStore;
import dev.ninety.compliance.vendor.store.VendorUsageStore.VendorFile;
import dev.ninety.compliance.vendor.store.WaitingStore;
import dev.ninety.kit.importing.ImportLog;
import dev.ninety.kit.importing.LineFate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what a file of counts says: counts, lines that wait, and what became of every line, all in one transaction. */
@ApplicationScoped
class VendorUsageKeeper {

    /** What such files are called in the record of imports. */
    static final String KIND = "vendor-usage";

    private final AccountStore accounts;
    private final Resolvers resolvers;
    private final VendorUsageStore usage;
    private final WaitingStore waiting;
    private final SubstitutionStore substitutions;
    private final ImportLog log;
    private final InstantSource clock;

    VendorUsageKeeper(
            AccountStore accounts,
            Resolvers resolvers,
            VendorUsageStore usage,
            WaitingStore waiting,
            SubstitutionStore substitutions,
            ImportLog log,
            InstantSource clock) {
        this.accounts = accounts;
        this.resolvers = resolvers;
        this.usage = usage;
        this.waiting = waiting;
        this.substitutions = substitutions;
        this.log = log;
        this.clock = clock;
    }

    /** What a file says, judged. */
    private record Judged(
            VendorFile file, List<Judgement> judgements, Map<CountKey, Count> toRecord, List<UsageReport.Line> lines) {}

    /** Says what would become of a file. */
    @Transactional
    public UsageReport preview(String smartAccount, UsageFile file) {
        Judged judged = judge(smartAccount, file, clock.instant());
        return UsageReport.of(judged.file().sha256(), true, file.columns(), judged.lines());
    }

    @Transactional
    public UsageReport keep(String smartAccount, UsageFile file) {
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        Judged judged = judge(smartAccount, file, recordedAt);
        usage.add(smartAccount, judged.file());
        usage.append(smartAccount, judged.file(), judged.toRecord(), recordedAt);
        waiting.add(smartAccount, waiting(judged, file.lines()));
        substitutions.add(smartAccount, judged.file(), substitutions(judged, file.lines()));
        log.record(smartAccount, KIND, file.body(), recordedAt, fates(file.lines(), judged.lines()));
        return UsageReport.of(judged.file().sha256(), false, file.columns(), judged.lines());
    }

    /** A file that says nothing of when it was counted, was counted when it first came: brought again it says no more. */
    private Judged judge(String smartAccount, UsageFile file, Instant now) {
        String sha256 = file.body().sha256();
        VendorFile brought = usage.file(smartAccount, sha256).orElseGet(() -> usage.next(smartAccount, sha256, now));
        Instant takenAt = file.takenAt() == null ? brought.receivedAt() : file.takenAt();
        LineJudge judge = new LineJudge(resolvers.of(smartAccount), file.virtualAccount(), takenAt, now);
        List<Judgement> judgements = file.lines().stream().map(judge::judge).toList();
        Totals totals = Totals.of(judgements);
        Map<CountKey, Totals.Before> before =
                usage.before(smartAccount, brought, totals.counts().keySet());
        Set<CountKey> changed = totals.changed(before);
        List<UsageReport.Line> lines = new ArrayList<>();
        for (int i = 0; i < judgements.size(); i++) {
            lines.add(UsageReport.Line.of(file.lines().get(i), judgements.get(i), changed));
        }
        return new Judged(brought, judgements, totals.toRecord(before), lines);
    }

    private static List<WaitingStore.Line> waiting(Judged judged, List<UsageLine> lines) {
        List<WaitingStore.Line> waiting = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (judged.judgements().get(i) instanceof Judgement.Waiting line) {
                waiting.add(new WaitingStore.Line(
                        judged.file(), lines.get(i).index(), line.subject(), line.takenAt(), line.count()));
            }
        }
        return waiting;
    }

    /** A line that counts, or will, is from a moment; one that does not tells nothing. */
    private static List<SubstitutionStore.Dated> substitutions(Judged judged, List<UsageLine> lines) {
        List<SubstitutionStore.Dated> said = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (Substitution one : lines.get(i).substitutions()) {
                switch (judged.judgements().get(i)) {
                    case Judgement.Counted(CountKey key, Count count) ->
                        said.add(new SubstitutionStore.Dated(key.pair().virtualAccount(), key.takenAt(), one));
                    case Judgement.Waiting line ->
                        said.add(new SubstitutionStore.Dated(line.subject().virtualAccount(), line.takenAt(), one));
                    case Judgement.Skipped skipped -> {}
                    case Judgement.Refused refused -> {}
                }
            }
        }
        return said;
    }

    private static List<LineFate> fates(List<UsageLine> read, List<UsageReport.Line> lines) {
        List<LineFate> fates = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            UsageReport.Line line = lines.get(i);
            boolean taken =
                    line.status() == UsageReport.Status.ACCEPTED || line.status() == UsageReport.Status.UNCHANGED;
            fates.add(new LineFate(
                    line.index(),
                    line.pointer(),
                    line.status().name(),
                    line.reason(),
                    line.detail(),
                    taken ? line.virtualAccount() + "/" + line.entitlementTag() : null,
                    read.get(i).content()));
        }
        return fates;
    }
}
