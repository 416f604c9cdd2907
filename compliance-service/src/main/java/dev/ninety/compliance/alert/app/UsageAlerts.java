package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.Alert;
import dev.ninety.compliance.alert.AlertName;
import dev.ninety.compliance.alert.FindingStory;
import dev.ninety.compliance.alert.Severity;
import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.store.FindingStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * "Synchronization Overdue" and "Product Instance Failed to Connect": one for each aggregator and product instance of
 * which usage-service says so, unless somebody has accepted it there.
 */
@ApplicationScoped
class UsageAlerts implements AlertSource {

    private final FindingStore findings;

    UsageAlerts(FindingStore findings) {
        this.findings = findings;
    }

    @Override
    public List<Alert> standing(String smartAccount, Instant now) {
        // A stale instance has a finding for each licence that it still counts; it failed to connect once.
        Map<String, List<Heard<HeardFinding>>> bySubject =
                findings
                        .standing(smartAccount, List.of(FindingStory.SYNC_OVERDUE, FindingStory.STALE_INSTANCE))
                        .stream()
                        .filter(heard -> !heard.fact().accepted())
                        .collect(Collectors.groupingBy(heard -> subject(heard.fact())));
        return bySubject.entrySet().stream()
                .map(one -> alert(one.getKey(), one.getValue()))
                .toList();
    }

    private static String subject(HeardFinding finding) {
        return finding.code() + "/" + Objects.requireNonNullElse(finding.productInstance(), finding.id());
    }

    private static Alert alert(String subject, List<Heard<HeardFinding>> findings) {
        HeardFinding first = findings.getFirst().fact();
        boolean sync = first.code().equals(FindingStory.SYNC_OVERDUE);
        long units = findings.stream()
                .map(heard -> heard.fact().units())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        Instant since =
                findings.stream().map(Heard::recordedAt).min(Instant::compareTo).orElseThrow();
        return new Alert(
                "finding/" + subject,
                sync ? AlertName.SYNCHRONIZATION_OVERDUE : AlertName.PRODUCT_INSTANCE_FAILED_TO_CONNECT,
                sync ? Severity.MAJOR : Severity.MINOR,
                sync
                        ? "The aggregator was not synchronised with the vendor in time."
                        : "No report has come for too long; its last counts still count.",
                null,
                since,
                first.virtualAccount(),
                findings.size() == 1 ? first.entitlementTag() : null,
                first.productInstance(),
                sync ? null : units,
                null,
                new Alert.Evidence(Source.USAGE.service(), "findings?code=" + first.code()));
    }
}
