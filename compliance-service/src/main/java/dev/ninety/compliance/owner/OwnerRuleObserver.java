package dev.ninety.compliance.owner;

/** Is told in the transaction that writes a rule, whose account's row is held. */
public interface OwnerRuleObserver {

    /**
     * A rule is new, or names another owner.
     *
     * @param who wrote it
     */
    void ruleWritten(String smartAccount, OwnerRule rule, String who);
}
