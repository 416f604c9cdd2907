package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.agreement.store.AgreementStore;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was agreed with the vendor; agreements are of the whole account. */
@ApplicationScoped
class AgreementSection implements PackSection {

    private final AgreementStore agreements;
    private final PackJson json;

    AgreementSection(AgreementStore agreements, PackJson json) {
        this.agreements = agreements;
        this.json = json;
    }

    @Override
    public String entry() {
        return FOLDER + "agreements.json";
    }

    @Override
    public String title() {
        return "Agreements with the vendor, as they stood: terms, milestones, commitments and prices.";
    }

    @Override
    public Summary write(PackScope scope, OutputStream out) throws IOException {
        PackJson.Document document = json.document(out, fields("knownAt", scope.knownAt()));
        for (AgreementVersion version :
                agreements.page(scope.smartAccount(), scope.knownAt(), null, Integer.MAX_VALUE)) {
            Agreement agreement = version.agreement();
            document.item(fields(
                    "id",
                    agreement.id(),
                    "version",
                    version.version(),
                    "name",
                    agreement.name(),
                    "startsAt",
                    agreement.startsAt(),
                    "endsAt",
                    agreement.endsAt(),
                    "milestones",
                    agreement.milestones(),
                    "noticeDate",
                    agreement.noticeDate(),
                    "growthAllowance",
                    text(agreement.growthAllowance()),
                    "lines",
                    agreement.lines().stream()
                            .map(line -> fields(
                                    "suite",
                                    line.suite(),
                                    "entitlementTags",
                                    line.entitlementTags(),
                                    "quantity",
                                    line.quantity()))
                            .toList(),
                    "prices",
                    prices(agreement),
                    "currency",
                    agreement.currency(),
                    "recordedAt",
                    version.recordedAt(),
                    "recordedBy",
                    version.recordedBy()));
        }
        return Summary.of(document.end());
    }

    private static Map<String, String> prices(Agreement agreement) {
        Map<String, String> prices = new TreeMap<>();
        agreement.prices().forEach((tag, price) -> prices.put(tag, price.toPlainString()));
        return prices;
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
