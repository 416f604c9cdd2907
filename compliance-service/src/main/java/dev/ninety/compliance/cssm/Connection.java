package dev.ninety.compliance.cssm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the vendor is asked for an account's counts.
 *
 * @param state how it went last
 */
public record Connection(String id, Settings settings, State state) {

    /**
     * What people say of it.
     *
     * @param apiUrl the base address of the interface
     * @param tokenUrl where a token is asked for, with the secret
     * @param domain by which the vendor knows the account
     * @param secretRef under which name the client's id and secret are found
     * @param virtualAccounts by the vendor's names; null for all that it tells of
     * @param everyHours from one pull to the next, 1 to 2,160; null for the time that holds for all
     */
    public record Settings(
            String apiUrl,
            String tokenUrl,
            String domain,
            String secretRef,
            @Nullable List<String> virtualAccounts,
            boolean enabled,
            @Nullable Integer everyHours) {

        public Settings {
            virtualAccounts = virtualAccounts == null ? null : List.copyOf(virtualAccounts);
        }
    }

    /**
     * How it went last.
     *
     * @param attemptedAt null before the first attempt
     * @param succeededAt null before the first success
     * @param outcome null before the first attempt
     * @param detail what a person should know; null where there is nothing
     * @param notBefore until when the vendor asked to be left alone; null where it did not
     */
    public record State(
            @Nullable Instant attemptedAt,
            @Nullable Instant succeededAt,
            @Nullable PullOutcome outcome,
            @Nullable String detail,
            @Nullable Instant notBefore) {

        /** Before the first attempt. */
        public static final State NEW = new State(null, null, null, null, null);
    }
}
