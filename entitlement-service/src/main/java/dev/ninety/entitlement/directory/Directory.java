package dev.ninety.entitlement.directory;

import dev.ninety.entitlement.account.SmartAccount;
import dev.ninety.entitlement.account.VirtualAccount;
import dev.ninety.entitlement.catalogue.AccountCatalogue;
import java.util.List;

/**
 * What the other services need to know of an account.
 *
 * @param version grows with every change of what it shows
 */
public record Directory(
        long version, SmartAccount account, List<VirtualAccount> virtualAccounts, AccountCatalogue catalogue) {}
