package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import dev.ninety.compliance.intake.client.Peers;
import dev.ninety.compliance.intake.client.UsageApi;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import dev.ninety.compliance.pack.store.KnownStore;
import dev.ninety.kit.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reports that consumption was counted from, as devices wrote them. */
@ApplicationScoped
class ReportSection implements PackSection {

    /** Those that count or were seen; one that contradicts another counts nothing. */
    private static final Set<String> COUNTED = Set.of("ACCEPTED", "EXTENDED", "DUPLICATE");

    private static final int PAGE = 100;

    private final Peers peers;
    private final KnownStore known;
    private final PackJson json;

    ReportSection(Peers peers, KnownStore known, PackJson json) {
        this.peers = peers;
        this.known = known;
        this.json = json;
    }

    @Override
    public String entry() {
        return FOLDER + "reports.ndjson";
    }

    @Override
    public String title() {
        return "The RUM reports behind what is consumed, a report a line, each with the digest of its text; content is that"
                + " text, byte for byte as it was received, unless only digests were asked for.";
    }

    @Override
    public Summary write(PackScope scope, OutputStream out) throws IOException {
        PackJson.Lines lines = json.lines(out);
        if (scope.virtualAccount() == null) {
            write(scope, null, lines);
        } else {
            for (String instance : known.instances(scope.smartAccount(), scope.virtualAccount(), scope.knownAt())) {
                write(scope, instance, lines);
            }
        }
        return Summary.of(lines.count());
    }

    private void write(PackScope scope, @Nullable String instance, PackJson.Lines lines) throws IOException {
        String after = null;
        do {
            Optional<Page<UsageApi.Report>> page = peers.usage().reports(scope.smartAccount(), instance, after, PAGE);
            for (UsageApi.Report report : page.map(Page::items).orElse(List.of())) {
                if (isBehind(report, scope)) {
                    lines.add(fields(
                            "id",
                            report.id(),
                            "productInstance",
                            report.productInstance(),
                            "entitlementTag",
                            report.entitlementTag(),
                            "reportId",
                            report.reportId(),
                            "status",
                            report.status(),
                            "receivedAt",
                            report.receivedAt(),
                            "recordedAt",
                            report.recordedAt(),
                            "sha256",
                            report.sha256(),
                            "content",
                            scope.rawReports() ? report.content() : null));
                }
            }
            after = page.map(Page::next).orElse(null);
        } while (after != null);
    }

    private static boolean isBehind(UsageApi.Report report, PackScope scope) {
        return report.entitlementTag() != null
                && COUNTED.contains(report.status())
                && !report.recordedAt().isAfter(scope.knownAt())
                && report.rows().stream()
                        .anyMatch(row -> row.start() <= scope.at().getEpochSecond());
    }
}
