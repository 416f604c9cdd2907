package dev.ninety.usage.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this service knows of a Smart Account, as entitlement-service told it last.
 *
 * @param virtualAccounts the names of the Virtual Accounts, by id
 * @param defaultVirtualAccount where an instance lands that is seen for the first time; null while there is none
 * @param catalogued the entitlement tags in the account's catalogue
 * @param classes the reporting classes of the account's licences
 * @param unmapped the ids of the Virtual Accounts that have neither business unit nor region nor environment
 * @param etag of the answer that this was read from
 */
public record KnownAccount(
        String smartAccount,
        Map<String, String> virtualAccounts,
        @Nullable String defaultVirtualAccount,
        Set<String> catalogued,
        LicenceClasses classes,
        Set<String> unmapped,
        String etag) {

    public KnownAccount {
        virtualAccounts = Map.copyOf(virtualAccounts);
        catalogued = Set.copyOf(catalogued);
        unmapped = Set.copyOf(unmapped);
    }

    public boolean hasVirtualAccount(String id) {
        return virtualAccounts.containsKey(id);
    }

    /**
     * The ids of the Virtual Accounts that a text may mean: the one with this id, else those of this name, whatever its
     * case and blanks.
     */
    public List<String> virtualAccountsCalled(String text) {
        if (hasVirtualAccount(text)) {
            return List.of(text);
        }
        String wanted = normal(text);
        return virtualAccounts.entrySet().stream()
                .filter(virtualAccount -> normal(virtualAccount.getValue()).equals(wanted))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
