package dev.ninety.usage.directory.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.usage.directory.KnownAccount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of entitlement-service's directory that this service needs. */
@RegisterForReflection
public record DirectoryAnswer(String smartAccount, List<VirtualAccount> virtualAccounts, List<Licence> licences) {

    /** One Virtual Account of the directory. */
    @RegisterForReflection
    public record VirtualAccount(
            String virtualAccount,
            String name,
            @JsonProperty("default") boolean isDefault) {}

    /** One licence of the account's catalogue. */
    @RegisterForReflection
    public record Licence(String entitlementTag) {}

    KnownAccount known(String etag) {
        return new KnownAccount(
                smartAccount,
                virtualAccounts.stream()
                        .collect(Collectors.toMap(VirtualAccount::virtualAccount, VirtualAccount::name)),
                virtualAccounts.stream()
                        .filter(VirtualAccount::isDefault)
                        .map(VirtualAccount::virtualAccount)
                        .findFirst()
                        .orElse(null),
                licences.stream().map(Licence::entitlementTag).collect(Collectors.toSet()),
                etag);
    }
}
