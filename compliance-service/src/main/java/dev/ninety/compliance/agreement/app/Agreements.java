package dev.ninety.compliance.agreement.app;

import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.agreement.AgreementDate;
import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.agreement.store.AgreementStore;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes agreements down, and reads them as they stood by what was known at a moment. */
@ApplicationScoped
public class Agreements {

    private final AgreementStore store;
    private final AccountStore accounts;
    private final InstantSource clock;

    Agreements(AgreementStore store, AccountStore accounts, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A version that stands now, and whether the agreement is new. */
    public record Written(AgreementVersion version, boolean created) {}

    /**
     * Up to {@code limit} agreements in the order of their ids, from after an id on.
     *
     * @param knownAt only what was recorded by then; null for everything
     */
    @Transactional
    public List<AgreementVersion> page(
            String smartAccount, @Nullable Instant knownAt, @Nullable String afterId, int limit) {
        return store.page(smartAccount, knownAt, afterId, limit);
    }

    /**
     * One agreement.
     *
     * @param knownAt only what was recorded by then; null for everything
     * @throws Problem 404 where there is none of that id
     */
    @Transactional
    public AgreementVersion get(String smartAccount, String id, @Nullable Instant knownAt) {
        return store.find(smartAccount, id, knownAt).orElseThrow(() -> unknown(id));
    }

    /** The dates that all agreements set, within {@code (after, until]}, ascending. */
    @Transactional
    public List<AgreementDate> dates(String smartAccount, Instant after, Instant until) {
        return store.page(smartAccount, null, null, Integer.MAX_VALUE).stream()
                .flatMap(version -> version.agreement().dates().stream())
                .filter(date -> date.at().isAfter(after) && !date.at().isAfter(until))
                .sorted()
                .toList();
    }

    /**
     * Writes an agreement of a known account. The same again changes nothing, whatever the precondition.
     *
     * @param precondition is given the version that stands, 0 where none does, and throws if it must not be replaced
     */
    @Transactional
    public Written put(String smartAccount, Agreement agreement, LongConsumer precondition, String who) {
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        AgreementVersion before = store.latest(smartAccount, agreement.id()).orElse(null);
        boolean stands = before != null && !before.withdrawn();
        if (before != null && stands && before.agreement().equals(agreement)) {
            return new Written(before, false);
        }
        precondition.accept(before != null && stands ? before.version() : 0);
        AgreementVersion after = AgreementVersion.after(before, agreement, recordedAt, who);
        store.add(smartAccount, after);
        return new Written(after, !stands);
    }

    /**
     * Takes an agreement back. What was recorded of it stays recorded.
     *
     * @param precondition is given the version that stands, and throws if it must not be taken back
     * @throws Problem 404 where there is none of that id
     */
    @Transactional
    public void withdraw(String smartAccount, String id, LongConsumer precondition, String who) {
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        AgreementVersion before = store.find(smartAccount, id, null).orElseThrow(() -> unknown(id));
        precondition.accept(before.version());
        store.add(smartAccount, before.withdrawn(recordedAt, who));
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no agreement " + id + ".");
    }
}
