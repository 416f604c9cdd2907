package dev.ninety.entitlement.account.app;

import dev.ninety.entitlement.account.store.SmartAccounts;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** This service is the one that knows which Smart Accounts exist. */
@ApplicationScoped
public class KnownAccounts implements AccountRegistry {

    private final SmartAccounts accounts;

    public KnownAccounts(SmartAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    @Transactional
    public void require(String smartAccount) {
        if (!accounts.exists(smartAccount)) {
            throw unknown(smartAccount);
        }
    }

    static Problem unknown(String smartAccount) {
        return Problem.notFound("There is no Smart Account " + smartAccount + ".");
    }
}
