package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.Dispute;
import dev.ninety.compliance.dispute.DisputeKey;
import dev.ninety.compliance.dispute.store.DisputeStore;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Where this record and another one differed. */
@ApplicationScoped
class DisputeSection implements PackSection {

    private static final int PAGE = 500;

    private final DisputeStore disputes;
    private final PackJson json;

    DisputeSection(DisputeStore disputes, PackJson json) {
        this.disputes = disputes;
        this.json = json;
    }

    @Override
    public String entry() {
        return FOLDER + "disputes.json";
    }

    @Override
    public String title() {
        return "Where this record and the vendor's or a device's differed, as it stood: ours, theirs, the likely cause, who"
                + " cares for it and what was made of it.";
    }

    @Override
    public Summary write(PackScope scope, OutputStream out) throws IOException {
        PackJson.Document document = json.document(out, fields("knownAt", scope.knownAt()));
        DisputeStore.Filter filter = new DisputeStore.Filter(null, null, null, scope.virtualAccount(), scope.knownAt());
        String after = null;
        List<DisputeStore.Stored> page;
        do {
            page = disputes.page(scope.smartAccount(), filter, after, PAGE);
            for (DisputeStore.Stored stored : page) {
                write(document, stored.dispute());
                after = stored.dispute().id();
            }
        } while (page.size() == PAGE);
        return Summary.of(document.end());
    }

    private static void write(PackJson.Document document, Dispute dispute) throws IOException {
        Compared compared = dispute.finding().compared();
        DisputeKey key = compared.key();
        document.item(fields(
                "id",
                dispute.id(),
                "version",
                dispute.version(),
                "state",
                dispute.state(),
                "origin",
                key.origin(),
                "measure",
                key.measure(),
                "virtualAccount",
                key.pair().virtualAccount(),
                "entitlementTag",
                key.pair().entitlementTag(),
                "productInstance",
                key.productInstance(),
                "takenAt",
                compared.takenAt(),
                "ours",
                compared.ours(),
                "theirs",
                compared.theirs(),
                "difference",
                compared.difference(),
                "cause",
                dispute.finding().cause().cause(),
                "toldBy",
                dispute.finding().toldBy(),
                "entitlementHead",
                dispute.finding().heads().entitlement(),
                "usageHead",
                dispute.finding().heads().usage(),
                "openedAt",
                dispute.openedAt(),
                "resolvedAt",
                dispute.resolvedAt(),
                "owner",
                dispute.owner(),
                "note",
                dispute.note(),
                "recordedAt",
                dispute.recordedAt()));
    }
}
