package dev.ninety.kit.tenancy;

/** What a service knows of the Smart Accounts that exist. */
public interface AccountRegistry {

    /**
     * Returns if the Smart Account exists.
     *
     * @throws dev.ninety.kit.problem.Problem 404 if it does not, 503 if that cannot be told now
     */
    void require(String smartAccount);
}
