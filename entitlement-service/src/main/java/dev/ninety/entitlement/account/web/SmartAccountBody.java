package dev.ninety.entitlement.account.web;

import dev.ninety.entitlement.account.SmartAccount;
import dev.ninety.kit.problem.Check;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Smart Account as it is written.
 *
 * @param recordFrom from when on its history is known; null where all history counts
 */
public record SmartAccountBody(
        @Nullable String name, @Nullable Instant recordFrom) {

    SmartAccount toDomain(String smartAccount) {
        Check check = new Check();
        String checkedName = check.text("/name", name, 200);
        Instant from = check.optionalMoment("/recordFrom", recordFrom);
        if (from != null && !from.isAfter(Instant.EPOCH)) {
            check.refuse("/recordFrom", "OUT_OF_RANGE", "After " + Instant.EPOCH + ", which means an unknown start.");
        }
        check.done();
        return new SmartAccount(smartAccount, checkedName, from);
    }
}
