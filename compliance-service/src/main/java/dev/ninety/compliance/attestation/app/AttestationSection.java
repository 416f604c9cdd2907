package dev.ninety.compliance.attestation.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import dev.ninety.compliance.attestation.Alteration;
import dev.ninety.compliance.attestation.Attestation;
import dev.ninety.compliance.attestation.Change;
import dev.ninety.compliance.attestation.store.AttestationStore;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import dev.ninety.compliance.pack.app.PackJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was signed, and what became known of it later. */
@ApplicationScoped
class AttestationSection implements PackSection {

    private static final int PAGE = 100;

    private final Attestations attestations;
    private final PackJson json;

    AttestationSection(Attestations attestations, PackJson json) {
        this.attestations = attestations;
        this.json = json;
    }

    @Override
    public String entry() {
        return FOLDER + "attestations.json";
    }

    @Override
    public String title() {
        return "Attestations: positions that a named person signed, with the entries that were recorded after that and alter"
                + " them.";
    }

    @Override
    public Summary write(PackScope scope, OutputStream out) throws IOException {
        PackJson.Document document = json.document(out, fields("knownAt", scope.knownAt()));
        AttestationStore.Position after = null;
        List<Attestation> page;
        do {
            page = attestations.page(scope.smartAccount(), scope.knownAt(), after, PAGE);
            for (Attestation attestation : page) {
                if (scope.holds(attestation.signed().virtualAccount())) {
                    document.item(item(attestations.tell(scope.smartAccount(), attestation, scope.knownAt())));
                }
                after = new AttestationStore.Position(attestation.recordedAt(), attestation.id());
            }
        } while (page.size() == PAGE);
        return Summary.of(document.end());
    }

    private static Map<String, @Nullable Object> item(Attestations.Told told) {
        Attestation attestation = told.attestation();
        Attestation.Signed signed = attestation.signed();
        Attestation.Basis basis = attestation.basis();
        return fields(
                "id",
                attestation.id(),
                "virtualAccount",
                signed.virtualAccount(),
                "at",
                signed.at(),
                "knownAt",
                signed.knownAt(),
                "statement",
                signed.statement(),
                "signedBy",
                signed.signedBy(),
                "role",
                signed.role(),
                "recordedBy",
                attestation.recordedBy(),
                "recordedAt",
                attestation.recordedAt(),
                "entitlementLedger",
                head(basis.entitlement()),
                "usageLedger",
                head(basis.usage()),
                "positions",
                basis.positions(),
                "positionsSha256",
                basis.sha256(),
                "intact",
                told.intact(),
                "changeCount",
                told.changes(),
                "changes",
                told.listed().stream().map(AttestationSection::change).toList(),
                "altered",
                told.altered().stream().map(AttestationSection::altered).toList());
    }

    private static Map<String, @Nullable Object> head(Attestation.Head head) {
        return fields("sequence", head.sequence(), "hash", head.hash());
    }

    private static Map<String, @Nullable Object> change(Change change) {
        return fields(
                "ledger",
                change.source().service(),
                "sequence",
                change.sequence(),
                "virtualAccount",
                change.pair().virtualAccount(),
                "entitlementTag",
                change.pair().entitlementTag(),
                "effectiveAt",
                change.effectiveAt(),
                "delta",
                change.delta(),
                "recordedAt",
                change.recordedAt());
    }

    private static Map<String, @Nullable Object> altered(Alteration alteration) {
        return fields(
                "virtualAccount",
                alteration.pair().virtualAccount(),
                "entitlementTag",
                alteration.pair().entitlementTag(),
                "before",
                figures(alteration.before()),
                "after",
                figures(alteration.after()));
    }

    private static @Nullable Map<String, @Nullable Object> figures(Alteration.@Nullable Figures figures) {
        return figures == null
                ? null
                : fields(
                        "owned",
                        figures.owned(),
                        "consumed",
                        figures.consumed(),
                        "adjustedBalance",
                        figures.adjustedBalance(),
                        "state",
                        figures.state());
    }
}
