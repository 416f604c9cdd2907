package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.compliance.intake.HeardStanding;
import dev.ninety.compliance.intake.ReportEvent;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** usage-service, which knows the product instances besides its ledgers. */
public final class UsagePeer extends Peer {

    private final UsageApi api;

    UsagePeer(UsageApi api, Settings.Intake settings) {
        super(Source.USAGE, api, settings);
        this.api = api;
    }

    /** How many instances never reported, by Virtual Account; empty where the service cannot say for the account. */
    public Optional<Map<String, Long>> neverReported(String smartAccount) {
        return ask(() -> found(() -> api.neverReported(smartAccount)))
                .map(page -> page.items().stream()
                        .collect(Collectors.toMap(
                                UsageApi.NeverReportedCount::virtualAccount,
                                UsageApi.NeverReportedCount::count,
                                Long::sum)));
    }

    /** What the vendor sees of an account at a moment; empty where the service cannot say for the account. */
    public Optional<List<UsageApi.Consumed>> disclosed(String smartAccount, Instant at, @Nullable Instant knownAt) {
        return consumed(smartAccount, View.DISCLOSED, at, knownAt);
    }

    /** What is consumed at a moment, in one view; empty where the service does not know the account. */
    public Optional<List<UsageApi.Consumed>> consumed(
            String smartAccount, View view, Instant at, @Nullable Instant knownAt) {
        return pages(after -> api.consumption(smartAccount, view, at, knownAt, after, PAGE));
    }

    /** By what the vendor would see more or less, were an export submitted now; empty where there is no such export. */
    public Optional<List<UsageApi.Change>> effect(String smartAccount, String export) {
        return pages(after -> api.effect(smartAccount, export, after, PAGE));
    }

    /** All that is found wrong of one code; empty where the service cannot say for the account. */
    public Optional<List<HeardFinding>> findings(String smartAccount, String code) {
        return pages(after -> api.findings(smartAccount, code, after, PAGE))
                .map(items -> items.stream().map(UsagePeer::heard).toList());
    }

    /** How the records of an account stand; empty where the service cannot say for the account. */
    public Optional<List<HeardStanding>> standing(String smartAccount) {
        return ask(() -> found(() -> api.standing(smartAccount)))
                .map(page -> page.items().stream()
                        .map(item -> new HeardStanding(
                                item.virtualAccount(),
                                item.active(),
                                item.required(),
                                item.overdue(),
                                item.affected(),
                                item.withoutEvidence()))
                        .toList());
    }

    /** Some of what became due after a sequence number; empty where the service cannot say for the account. */
    public Optional<List<ReportEvent>> reportEvents(String smartAccount, long after) {
        return ask(() -> found(() -> api.events(smartAccount, after, PAGE)))
                .map(page -> page.items().stream()
                        .map(item -> new ReportEvent(
                                item.sequence(),
                                ReportEvent.Type.valueOf(item.type()),
                                item.at(),
                                item.productInstance(),
                                item.entitlementTag(),
                                item.virtualAccount(),
                                item.rule(),
                                item.due()))
                        .toList());
    }

    /**
     * One page of the reports that were received, with their texts; empty where the service does not know the account.
     *
     * @param productInstance only this one's; null for all
     */
    public Optional<Page<UsageApi.Report>> reports(
            String smartAccount, @Nullable String productInstance, @Nullable String after, int limit) {
        return ask(() -> found(() -> api.reports(smartAccount, productInstance, true, after, limit)));
    }

    /** What the vendor answered to exports, without its content; empty where the service does not know the account. */
    public Optional<List<UsageApi.Ack>> acks(String smartAccount) {
        return pages(after -> api.acks(smartAccount, after, PAGE));
    }

    /** What the vendor answered, byte for byte; empty where there is none of that id. */
    public Optional<byte[]> ack(String smartAccount, long id) {
        return ask(() -> found(() -> api.ack(smartAccount, id)));
    }

    private static HeardFinding heard(UsageApi.Finding item) {
        UsageApi.Acceptance acceptance = item.acceptance();
        return new HeardFinding(
                item.code(),
                item.id(),
                item.productInstance(),
                item.entitlementTag(),
                item.virtualAccount(),
                item.units(),
                secondNameOf(item.evidence() == null ? List.of() : item.evidence()),
                acceptance != null && !Boolean.TRUE.equals(acceptance.outdated()));
    }

    /** Members of an HA set can take turns, so only a shared serial number makes two names one device. */
    private static @Nullable String secondNameOf(List<UsageApi.FindingEvidence> evidence) {
        boolean bySerial = evidence.stream().anyMatch(one -> "SHARED_SERIAL".equals(one.kind()));
        boolean byMember = evidence.stream().anyMatch(one -> "SHARED_HA_MEMBER".equals(one.kind()));
        return evidence.stream()
                .filter(one -> bySerial && !byMember && "GOES_ON_COUNTING".equals(one.kind()))
                .map(UsageApi.FindingEvidence::productInstance)
                .findFirst()
                .orElse(null);
    }
}
