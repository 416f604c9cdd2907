package dev.ninety.compliance.intake.app;

import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The accounts that exist: those known here, and those that entitlement-service knows when asked. */
@ApplicationScoped
public class Accounts implements AccountRegistry {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final AccountStore accounts;
    private final AccountIntake intake;

    Accounts(AccountStore accounts, AccountIntake intake) {
        this.accounts = accounts;
        this.intake = intake;
    }

    @Override
    public void require(String smartAccount) {
        if (accounts.isKnown(smartAccount)) {
            return;
        }
        boolean exists;
        try {
            exists = intake.readDirectory(smartAccount);
        } catch (PeerUnavailable unavailable) {
            throw Problem.unavailable(
                    "This account is not known here yet, and "
                            + unavailable.trouble().detail(),
                    LATER);
        }
        if (!exists) {
            throw Problem.notFound("There is no Smart Account " + smartAccount + ".");
        }
    }
}
