package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.compliance.intake.HeardOrder;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import dev.ninety.compliance.pack.store.KnownStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What was found wrong with the counts, and what was ordered and not granted. */
@ApplicationScoped
class FindingSection implements PackSection {

    private final KnownStore known;
    private final PackJson json;

    FindingSection(KnownStore known, PackJson json) {
        this.known = known;
        this.json = json;
    }

    @Override
    public String entry() {
        return FOLDER + "findings.json";
    }

    @Override
    public String title() {
        return "Findings about counts (double counts, instances that fell silent) and open orders, as they were known.";
    }

    @Override
    public Summary write(PackScope scope, OutputStream out) throws IOException {
        PackJson.Document document = json.document(out, fields("knownAt", scope.knownAt()));
        List<HeardFinding> findings = known.findings(scope.smartAccount(), scope.virtualAccount(), scope.knownAt());
        for (HeardFinding finding : findings) {
            document.item(fields(
                    "kind",
                    finding.code(),
                    "id",
                    finding.id(),
                    "virtualAccount",
                    finding.virtualAccount(),
                    "entitlementTag",
                    finding.entitlementTag(),
                    "productInstance",
                    finding.productInstance(),
                    "units",
                    finding.units(),
                    "accepted",
                    finding.accepted()));
        }
        List<HeardOrder> orders = known.orders(scope.smartAccount(), scope.virtualAccount(), scope.knownAt());
        for (HeardOrder order : orders) {
            document.item(fields(
                    "kind",
                    "ORDER",
                    "id",
                    order.orderReference(),
                    "virtualAccount",
                    order.virtualAccount(),
                    "entitlementTag",
                    order.entitlementTag(),
                    "orderedAt",
                    order.orderedAt(),
                    "units",
                    order.missing()));
        }
        return new Summary(document.end(), List.of(findings.size() + " findings, " + orders.size() + " open orders"));
    }
}
