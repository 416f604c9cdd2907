package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.account.Names;
import dev.ninety.compliance.account.RecordStarts;
import dev.ninety.compliance.account.Structure;
import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceType;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What entitlement-service says of an account, as far as this service needs it. What it leaves out is none. */
public record Directory(
        String smartAccount,
        String name,
        @Nullable List<Version> licenceVersions,
        @Nullable List<RecordStarts.Version> recordFroms,
        @Nullable List<Virtual> virtualAccounts,
        @Nullable List<Name> names) {

    /** One version of a licence; shipped ones have no {@code recordedAt}. */
    public record Version(@Nullable Instant recordedAt, Row licence) {}

    /** A licence as the catalogue has it. */
    public record Row(
            String entitlementTag,
            @Nullable String family,
            @Nullable Integer tierRank,
            EnforcementAction enforcementAction,
            @Nullable Integer graceDays,
            @Nullable UsageSource usageSource,
            @Nullable String displayName,
            @Nullable Price unitPrice,
            @Nullable LicenceType licenceType) {}

    /** A price as it is published: the amount is a text. */
    public record Price(String amount, String currency) {

        Money money() {
            return new Money(new BigDecimal(amount), currency);
        }
    }

    /** A Virtual Account with all that it was ever mapped to. */
    public record Virtual(
            String virtualAccount, String name, @Nullable List<Mapping> mappings) {}

    /** A licence's name and the tags that it stands for. */
    public record Name(String name, List<String> entitlementTags) {}

    /** The catalogue's versions in the domain's own words. */
    public List<LicenceVersion> versions() {
        return orNone(licenceVersions).stream()
                .map(v -> new LicenceVersion(
                        v.recordedAt(),
                        new Licence(
                                v.licence().entitlementTag(),
                                v.licence().family(),
                                v.licence().tierRank(),
                                v.licence().enforcementAction(),
                                v.licence().graceDays(),
                                v.licence().usageSource(),
                                v.licence().displayName(),
                                money(v.licence().unitPrice()),
                                v.licence().licenceType() == null
                                        ? LicenceType.SUBSCRIPTION
                                        : v.licence().licenceType())))
                .toList();
    }

    /** The rest in the domain's own words. */
    public Structure structure() {
        Names licenceNames = new Names();
        orNone(names).forEach(one -> licenceNames.addAll(one.name(), one.entitlementTags()));
        return new Structure(
                new RecordStarts(orNone(recordFroms)),
                orNone(virtualAccounts).stream()
                        .map(va -> new VirtualAccount(va.virtualAccount(), va.name(), orNone(va.mappings())))
                        .sorted(Comparator.comparing(VirtualAccount::id))
                        .toList(),
                licenceNames);
    }

    private static @Nullable Money money(@Nullable Price price) {
        return price == null ? null : price.money();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
