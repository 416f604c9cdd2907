package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import dev.ninety.compliance.pack.store.KnownStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By what the figures were judged: settings, catalogue, structure, and where the record began. */
@ApplicationScoped
class ConfigurationSection implements PackSection {

    private final KnownStore known;
    private final CatalogueStore catalogues;
    private final StructureStore structures;
    private final ObjectMapper mapper;
    private final PackJson json;

    ConfigurationSection(
            KnownStore known,
            CatalogueStore catalogues,
            StructureStore structures,
            ObjectMapper mapper,
            PackJson json) {
        this.known = known;
        this.catalogues = catalogues;
        this.structures = structures;
        this.mapper = mapper;
        this.json = json;
    }

    @Override
    public String entry() {
        return FOLDER + "configuration.json";
    }

    @Override
    public String title() {
        return "What the figures were judged by: settings, Virtual Accounts and what they belong to, who was to care for"
                + " what, where the record began, and the catalogue (items).";
    }

    @Override
    public Summary write(PackScope scope, OutputStream out) throws IOException {
        String account = scope.smartAccount();
        KnownStore.Noted noted = known.configuration(account, scope.knownAt()).orElse(null);
        JsonNode content = noted == null ? mapper.createObjectNode() : mapper.readTree(noted.content());
        PackJson.Document document = json.document(
                out,
                fields(
                        "notedAt",
                        noted == null ? null : noted.recordedAt(),
                        "settings",
                        content.get("settings"),
                        "recordFrom",
                        structures
                                .recordStarts(account)
                                .knownAt(scope.knownAt())
                                .from(),
                        "virtualAccounts",
                        virtualAccounts(scope, content.path("virtualAccounts")),
                        "ownerRules",
                        ownerRules(scope, content.path("ownerRules"))));
        Map<String, Licence> licences = new TreeMap<>();
        for (LicenceVersion version : catalogues.versions(account)) {
            if (version.recordedAt() == null || !version.recordedAt().isAfter(scope.knownAt())) {
                licences.put(version.licence().entitlementTag(), version.licence());
            }
        }
        for (Licence licence : licences.values()) {
            document.item(item(licence));
        }
        return new Summary(document.end(), List.of(licences.size() + " licences in the catalogue"));
    }

    private List<Map<String, @Nullable Object>> virtualAccounts(PackScope scope, JsonNode named) {
        Map<String, VirtualAccount> mapped = structures.virtualAccounts(scope.smartAccount()).stream()
                .collect(Collectors.toMap(VirtualAccount::id, Function.identity()));
        return named.valueStream()
                .filter(one -> scope.holds(one.path("virtualAccount").asText()))
                .map(one -> {
                    VirtualAccount own = mapped.get(one.path("virtualAccount").asText());
                    Mapping mapping = own == null ? Mapping.NONE : own.mappingAt(scope.at(), scope.knownAt());
                    return fields(
                            "virtualAccount",
                            one.path("virtualAccount").asText(),
                            "name",
                            one.path("name").asText(),
                            "businessUnit",
                            mapping.businessUnit(),
                            "region",
                            mapping.region(),
                            "environment",
                            mapping.environment());
                })
                .toList();
    }

    private static List<JsonNode> ownerRules(PackScope scope, JsonNode noted) {
        return noted.valueStream()
                .filter(rule -> rule.path("virtualAccount").isNull()
                        || scope.holds(rule.path("virtualAccount").asText()))
                .toList();
    }

    private static Map<String, @Nullable Object> item(Licence licence) {
        Money price = licence.unitPrice();
        return fields(
                "entitlementTag",
                licence.entitlementTag(),
                "displayName",
                licence.displayName(),
                "family",
                licence.family(),
                "tierRank",
                licence.tierRank(),
                "enforcementAction",
                licence.enforcementAction(),
                "graceDays",
                licence.graceDays(),
                "usageSource",
                licence.usageSource(),
                "unitPrice",
                price == null ? null : fields("amount", price.amount().toPlainString(), "currency", price.currency()));
    }
}
