package dev.ninety.entitlement.directory;

import dev.ninety.entitlement.account.RecordFrom;
import dev.ninety.entitlement.account.SmartAccount;
import dev.ninety.entitlement.account.VirtualAccount;
import dev.ninety.entitlement.catalogue.AccountCatalogue;
import dev.ninety.entitlement.naming.LicenceNames;
import java.time.Instant;
import java.util.List;

/**
 * What the other services need to know of an account.
 *
 * @param etag differs between two answers that show something else
 * @param at the moment at which it was read; the mappings in force are those of this moment
 * @param recordFroms every version of the account's record start, oldest first
 * @param names what the names of licences stand for
 */
public record Directory(
        String etag,
        Instant at,
        SmartAccount account,
        List<RecordFrom> recordFroms,
        List<VirtualAccount> virtualAccounts,
        AccountCatalogue catalogue,
        LicenceNames names) {}
