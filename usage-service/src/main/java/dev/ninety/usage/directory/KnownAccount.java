package dev.ninety.usage.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this service knows of a Smart Account, as entitlement-service told it last.
 *
 * @param defaultVirtualAccount where an instance lands that is seen for the first time; null while there is none
 * @param catalogued the entitlement tags in the account's catalogue
 * @param etag of the answer that this was read from
 */
public record KnownAccount(
        String smartAccount,
        Set<String> virtualAccounts,
        @Nullable String defaultVirtualAccount,
        Set<String> catalogued,
        String etag) {

    public KnownAccount {
        virtualAccounts = Set.copyOf(virtualAccounts);
        catalogued = Set.copyOf(catalogued);
    }
}
