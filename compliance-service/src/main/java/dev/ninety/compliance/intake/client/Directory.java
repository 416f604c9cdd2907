package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What entitlement-service says of an account, as far as this service needs it. */
public record Directory(String smartAccount, String name, List<Version> licenceVersions) {

    /** One version of a licence; shipped ones have no {@code recordedAt}. */
    public record Version(@Nullable Instant recordedAt, Row licence) {}

    /** A licence as the catalogue has it. */
    public record Row(
            String entitlementTag,
            @Nullable String family,
            @Nullable Integer tierRank,
            EnforcementAction enforcementAction,
            @Nullable Integer graceDays) {}

    /** The catalogue's versions in the domain's own words. */
    public List<LicenceVersion> versions() {
        return licenceVersions.stream()
                .map(v -> new LicenceVersion(
                        v.recordedAt(),
                        new Licence(
                                v.licence().entitlementTag(),
                                v.licence().family(),
                                v.licence().tierRank(),
                                v.licence().enforcementAction(),
                                v.licence().graceDays())))
                .toList();
    }
}
