package dev.ninety.usage.directory.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.directory.LicenceClasses;
import dev.ninety.usage.directory.ReportingClass;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of entitlement-service's directory that this service needs.
 *
 * @param licences the account's catalogue as it is now
 * @param licenceVersions all versions of its licences, oldest first; null where they are not told
 */
@RegisterForReflection
public record DirectoryAnswer(
        String smartAccount,
        List<VirtualAccount> virtualAccounts,
        List<Licence> licences,
        @Nullable List<Version> licenceVersions) {

    /** One Virtual Account of the directory. */
    @RegisterForReflection
    public record VirtualAccount(
            String virtualAccount,
            String name,
            @Nullable String businessUnit,
            @Nullable String region,
            @Nullable String environment,
            @JsonProperty("default") boolean isDefault) {

        private boolean isUnmapped() {
            return businessUnit == null && region == null && environment == null;
        }
    }

    /** One licence of the account's catalogue. */
    @RegisterForReflection
    public record Licence(
            String entitlementTag,
            @Nullable String licenceType,
            @Nullable String enforcementType) {

        private ReportingClass reportingClass() {
            if ("EXPORT_CONTROLLED".equals(enforcementType)) {
                return ReportingClass.EXPORT;
            }
            if ("ENFORCED".equals(enforcementType)) {
                return ReportingClass.ENFORCED;
            }
            return "PERPETUAL".equals(licenceType) ? ReportingClass.PERPETUAL : ReportingClass.SUBSCRIPTION;
        }
    }

    /** One version of a licence; {@code recordedAt} is null for what the catalogue shipped with. */
    @RegisterForReflection
    public record Version(@Nullable Instant recordedAt, Licence licence) {}

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
                classes(),
                virtualAccounts.stream()
                        .filter(VirtualAccount::isUnmapped)
                        .map(VirtualAccount::virtualAccount)
                        .collect(Collectors.toSet()),
                etag);
    }

    private LicenceClasses classes() {
        List<Version> versions = licenceVersions == null ? List.of() : licenceVersions;
        return new LicenceClasses(versions.stream()
                .map(version -> new LicenceClasses.Version(
                        version.licence().entitlementTag(),
                        version.recordedAt(),
                        version.licence().reportingClass()))
                .toList());
    }
}
