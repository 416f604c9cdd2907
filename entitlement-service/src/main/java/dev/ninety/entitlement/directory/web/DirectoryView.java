package dev.ninety.entitlement.directory.web;

import dev.ninety.entitlement.account.RecordFrom;
import dev.ninety.entitlement.account.web.VirtualAccountView;
import dev.ninety.entitlement.catalogue.LicenceVersion;
import dev.ninety.entitlement.catalogue.web.LicenceBody;
import dev.ninety.entitlement.directory.Directory;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The directory of an account in JSON.
 *
 * @param recordFroms every version of the record start, oldest first
 * @param licences the account's current view of the catalogue
 * @param licenceVersions every version, oldest first: the view known at a moment is the latest one of each tag
 *     whose {@code recordedAt} is null or not after it
 * @param names what the names of licences stand for, by name; a tag stands for itself
 */
@Schema(name = "Directory")
public record DirectoryView(
        String smartAccount,
        String name,
        @Nullable Instant recordFrom,
        List<RecordFrom> recordFroms,
        List<VirtualAccountView> virtualAccounts,
        List<LicenceBody> licences,
        List<Version> licenceVersions,
        List<Name> names) {

    static DirectoryView of(Directory directory) {
        return new DirectoryView(
                directory.account().smartAccount(),
                directory.account().name(),
                directory.account().recordFrom(),
                directory.recordFroms(),
                directory.virtualAccounts().stream()
                        .map(account -> VirtualAccountView.of(account, directory.at()))
                        .toList(),
                directory.catalogue().view(null).values().stream()
                        .map(listed -> LicenceBody.of(listed.licence()))
                        .toList(),
                directory.catalogue().versions().stream().map(Version::of).toList(),
                directory.names().all().entrySet().stream()
                        .map(name -> new Name(name.getKey(), name.getValue().tags()))
                        .toList());
    }

    /**
     * What the name of a licence stands for.
     *
     * @param name in lower case, with single blanks
     * @param entitlementTags more than one where it is ambiguous
     */
    @Schema(name = "LicenceName")
    public record Name(String name, List<String> entitlementTags) {}

    /**
     * One version of a licence.
     *
     * @param recordedAt when the account's edit was recorded; null for the shipped default
     */
    @Schema(name = "LicenceVersion")
    public record Version(@Nullable Instant recordedAt, LicenceBody licence) {

        static Version of(LicenceVersion version) {
            return new Version(version.recordedAt(), LicenceBody.of(version.licence()));
        }
    }
}
