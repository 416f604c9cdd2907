package dev.ninety.entitlement.catalogue.web;

import dev.ninety.entitlement.catalogue.EnforcementAction;
import dev.ninety.entitlement.catalogue.EnforcementType;
import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.entitlement.catalogue.LicenceType;
import dev.ninety.entitlement.catalogue.UsageSource;
import dev.ninety.kit.problem.Check;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A licence in JSON, as it is written and read. */
@Schema(name = "Licence")
public record LicenceBody(
        @Nullable String entitlementTag,
        @Nullable String displayName,
        @Nullable String family,
        @Nullable Integer tierRank,

        @Schema(enumeration = {"PERPETUAL", "SUBSCRIPTION"}) @Nullable
        String licenceType,

        @Schema(enumeration = {"UNENFORCED", "ENFORCED", "EXPORT_CONTROLLED"}) @Nullable
        String enforcementType,

        @Schema(enumeration = {"NOTIFY_ONLY", "RESTRICT", "DISABLE"}) @Nullable
        String enforcementAction,

        @Nullable Integer graceDays,
        @Nullable MoneyBody unitPrice,

        @Schema(enumeration = {"RUM", "VENDOR_ONLY"}) @Nullable
        String usageSource) {

    public static LicenceBody of(Licence licence) {
        return new LicenceBody(
                licence.entitlementTag(),
                licence.displayName(),
                licence.family(),
                licence.tierRank(),
                licence.licenceType().name(),
                licence.enforcementType().name(),
                licence.enforcementAction().name(),
                licence.graceDays(),
                MoneyBody.of(licence.unitPrice()),
                licence.usageSource() == null ? null : licence.usageSource().name());
    }

    public Licence toDomain(String tag) {
        Check check = new Check();
        if (entitlementTag != null && !entitlementTag.equals(tag)) {
            check.refuse("/entitlementTag", "NOT_THE_PATH", "The path names another tag.");
        }
        Licence licence = new Licence(
                tag,
                check.text("/displayName", displayName, 300),
                check.optionalText("/family", family, 200),
                range("/tierRank", tierRank, Licence.HIGHEST_RANK, check),
                oneOf("/licenceType", licenceType, LicenceType.values(), check),
                oneOf("/enforcementType", enforcementType, EnforcementType.values(), check),
                oneOf("/enforcementAction", enforcementAction, EnforcementAction.values(), check),
                range("/graceDays", graceDays, Licence.LONGEST_GRACE, check),
                MoneyBody.toDomain("/unitPrice", unitPrice, check),
                usageSource == null ? null : oneOf("/usageSource", usageSource, UsageSource.values(), check));
        check.done();
        return licence;
    }

    private static int range(String pointer, @Nullable Integer value, int most, Check check) {
        int found = check.present(pointer, value, 0);
        if (found < 0 || found > most) {
            check.refuse(pointer, "OUT_OF_RANGE", "Between 0 and " + most + ".");
        }
        return found;
    }

    private static <E extends Enum<E>> E oneOf(String pointer, @Nullable String value, E[] constants, Check check) {
        for (E constant : constants) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        if (value == null) {
            return check.present(pointer, null, constants[0]);
        }
        check.refuse(pointer, "NOT_ONE_OF", "One of " + Arrays.toString(constants) + ".");
        return constants[0];
    }
}
