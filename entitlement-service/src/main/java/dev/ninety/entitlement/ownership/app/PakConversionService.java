package dev.ninety.entitlement.ownership.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.ownership.Cause;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.Lot;
import dev.ninety.entitlement.ownership.OwnershipChange;
import dev.ninety.entitlement.ownership.PakConversion;
import dev.ninety.entitlement.ownership.store.Entitlements;
import dev.ninety.entitlement.ownership.store.PakConversions;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns legacy keys into entitlements, each key once. */
@ApplicationScoped
public class PakConversionService {

    private final AccountWrites writes;
    private final AccountRegistry accounts;
    private final PakConversions conversions;
    private final Entitlements entitlements;

    public PakConversionService(
            AccountWrites writes, AccountRegistry accounts, PakConversions conversions, Entitlements entitlements) {
        this.writes = writes;
        this.accounts = accounts;
        this.conversions = conversions;
        this.entitlements = entitlements;
    }

    @Transactional
    public Written<PakConversion> put(String smartAccount, PakConversion wanted) {
        AccountWrite write = writes.open(smartAccount);
        write.requireVirtualAccount("/virtualAccount", wanted.virtualAccount());
        PakConversion standing = conversions.find(smartAccount, wanted.pak()).orElse(null);
        if (standing != null) {
            if (!standing.equals(wanted)) {
                throw Problem.conflict(
                        "PAK_CONVERTED",
                        "PAK " + wanted.pak() + " was converted into " + standing.quantity() + " units of "
                                + standing.entitlementTag() + " in " + standing.virtualAccount() + " at "
                                + standing.convertedAt() + ".");
            }
            return Written.standing(standing);
        }
        Entitlement granted = wanted.toEntitlement();
        if (entitlements.find(smartAccount, granted.id()).isPresent()) {
            throw Problem.conflict(
                    "ENTITLEMENT_EXISTS",
                    "The conversion would make entitlement " + granted.id() + ", which was granted otherwise.");
        }
        conversions.add(smartAccount, write.recordedAt(), wanted);
        entitlements.add(smartAccount, write.recordedAt(), granted);
        write.post(OwnershipChange.granting(Lot.of(granted), Cause.pakConversion(wanted.pak())));
        write.log("PAK_CONVERTED", "pak-conversions/" + wanted.pak(), granted.describe());
        return Written.created(wanted);
    }

    @Transactional
    public PakConversion get(String smartAccount, String pak) {
        accounts.require(smartAccount);
        return conversions
                .find(smartAccount, pak)
                .orElseThrow(() -> Problem.notFound("PAK " + pak + " has not been converted."));
    }

    @Transactional
    public List<PakConversion> list(String smartAccount, @Nullable String after, int limit) {
        accounts.require(smartAccount);
        return conversions.list(smartAccount, after, limit);
    }
}
