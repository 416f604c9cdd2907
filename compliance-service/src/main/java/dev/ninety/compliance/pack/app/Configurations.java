package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.owner.OwnerRule;
import dev.ninety.compliance.owner.store.OwnerRuleStore;
import dev.ninety.compliance.pack.store.KnownStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Notes what is in force besides the catalogue and is not kept in versions elsewhere: the settings that decide figures,
 * the names of Virtual Accounts, and who is to care for what.
 */
@ApplicationScoped
class Configurations {

    /** Which settings decide figures; the others decide how the service runs, and some are nobody else's business. */
    private static final List<String> DECISIVE =
            List.of("ninety.causes.", "ninety.score.", "ninety.remedies.", "ninety.renewal.", "ninety.reconciliation.");

    private final KnownStore known;
    private final StructureStore structures;
    private final OwnerRuleStore ownerRules;
    private final Config config;
    private final PackJson json;
    private final int graceDays;

    Configurations(
            KnownStore known,
            StructureStore structures,
            OwnerRuleStore ownerRules,
            Config config,
            PackJson json,
            @ConfigProperty(name = Settings.GRACE_DAYS, defaultValue = "90") int graceDays) {
        this.known = known;
        this.structures = structures;
        this.ownerRules = ownerRules;
        this.config = config;
        this.json = json;
        this.graceDays = graceDays;
    }

    /** Notes what is in force now, in the transaction of whoever holds the account's row. */
    void note(String smartAccount, Instant recordedAt) {
        String content = json.text(fields(
                "settings",
                settings(),
                "virtualAccounts",
                structures.virtualAccounts(smartAccount).stream()
                        .map(one -> fields("virtualAccount", one.id(), "name", one.name()))
                        .toList(),
                "ownerRules",
                ownerRules.all(smartAccount).stream()
                        .sorted(Comparator.comparing(OwnerRule::id))
                        .map(rule -> fields(
                                "id",
                                rule.id(),
                                "virtualAccount",
                                rule.virtualAccount(),
                                "family",
                                rule.family(),
                                "owner",
                                rule.owner()))
                        .toList()));
        known.noteConfiguration(smartAccount, content, recordedAt);
    }

    private Map<String, @Nullable Object> settings() {
        Map<String, @Nullable Object> settings = new TreeMap<>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> DECISIVE.stream().anyMatch(name::startsWith))
                .forEach(name ->
                        config.getOptionalValue(name, String.class).ifPresent(value -> settings.put(name, value)));
        settings.put(Settings.GRACE_DAYS, String.valueOf(graceDays));
        return settings;
    }
}
