package dev.ninety.entitlement.account.web;

import dev.ninety.entitlement.account.SmartAccount;
import dev.ninety.kit.problem.Check;
import org.jspecify.annotations.Nullable;

/** A Smart Account as it is written. */
public record SmartAccountBody(@Nullable String name) {

    SmartAccount toDomain(String smartAccount) {
        Check check = new Check();
        String checkedName = check.text("/name", name, 200);
        check.done();
        return new SmartAccount(smartAccount, checkedName);
    }
}
