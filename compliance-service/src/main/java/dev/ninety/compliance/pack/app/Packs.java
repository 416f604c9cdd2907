package dev.ninety.compliance.pack.app;

import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.file.StoredFile;
import dev.ninety.compliance.file.app.StoredFiles;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.job.app.Jobs;
import dev.ninety.compliance.pack.Pack;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackState;
import dev.ninety.compliance.pack.store.PackStore;
import dev.ninety.compliance.pack.store.PackStore.Position;
import dev.ninety.compliance.pack.store.PackStore.Standing;
import dev.ninety.compliance.shortage.app.Evaluations;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes wishes for packs, and hands out what came of them. */
@ApplicationScoped
public class Packs {

    private final PackStore store;
    private final StoredFiles files;
    private final EvidenceKeys keys;
    private final Configurations configurations;
    private final Evaluations evaluations;
    private final StructureStore structures;
    private final AccountStore accounts;
    private final Jobs jobs;
    private final PackJson json;
    private final InstantSource clock;

    Packs(
            PackStore store,
            StoredFiles files,
            EvidenceKeys keys,
            Configurations configurations,
            Evaluations evaluations,
            StructureStore structures,
            AccountStore accounts,
            Jobs jobs,
            PackJson json,
            InstantSource clock) {
        this.store = store;
        this.files = files;
        this.keys = keys;
        this.configurations = configurations;
        this.evaluations = evaluations;
        this.structures = structures;
        this.accounts = accounts;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What somebody wishes.
     *
     * @param at null for the moment by which everything is known
     * @param knownAt null for now, which is then what the pack's knowledge is pinned to
     */
    public record Wish(
            @Nullable String virtualAccount,
            @Nullable Instant at,
            @Nullable Instant knownAt,
            boolean rawReports) {}

    /**
     * Has a pack put together, unless it is there or on its way already. What the sources say is looked at first where
     * nobody says by when it is to be known, so that cases are as they are now.
     *
     * @throws Problem 422 where a moment lies in the future or there is no such Virtual Account, 409 where nothing signs
     */
    public Standing request(String smartAccount, Wish wish, String who) {
        keys.signer();
        if (wish.knownAt() == null) {
            evaluations.evaluate(smartAccount);
        }
        return QuarkusTransaction.joiningExisting().call(() -> take(smartAccount, wish, who));
    }

    private Standing take(String smartAccount, Wish wish, String who) {
        Instant now = accounts.record(smartAccount, clock.instant());
        Instant knownAt = wish.knownAt() == null ? now : wish.knownAt();
        Instant at = wish.at() == null ? knownAt : wish.at();
        Check check = new Check();
        refuseFuture(check, "/at", at, now);
        refuseFuture(check, "/knownAt", knownAt, now);
        if (!isKnown(smartAccount, wish.virtualAccount())) {
            check.refuse(
                    "/scope/virtualAccount", "UNKNOWN_VIRTUAL_ACCOUNT", "The account has no such Virtual Account.");
        }
        check.done();
        configurations.note(smartAccount, now);
        PackScope scope = new PackScope(smartAccount, wish.virtualAccount(), at, knownAt, wish.rawReports());
        Standing before = store.find(smartAccount, scope.id()).orElse(null);
        if (before != null && (before.state() == PackState.READY || before.state() == PackState.BUILDING)) {
            return before;
        }
        Pack pack = new Pack(scope.id(), scope, who, now, UUID.randomUUID(), null);
        store.request(smartAccount, pack);
        jobs.enqueue(smartAccount, pack.jobId(), PackBuilder.KIND, json.text(PackJson.fields("pack", pack.id())));
        return new Standing(pack, PackState.BUILDING, null);
    }

    private static void refuseFuture(Check check, String pointer, Instant moment, Instant now) {
        if (moment.isAfter(now)) {
            check.refuse(pointer, "IN_THE_FUTURE", "A pack proves what was so and what was known, not what will be.");
        }
    }

    private boolean isKnown(String smartAccount, @Nullable String virtualAccount) {
        return virtualAccount == null
                || structures.virtualAccounts(smartAccount).stream()
                        .anyMatch(known -> known.id().equals(virtualAccount));
    }

    @Transactional
    public List<Standing> page(String smartAccount, @Nullable Position after, int limit) {
        return store.page(smartAccount, after, limit);
    }

    /** @throws Problem 404 where there is none of that id */
    @Transactional
    public Standing get(String smartAccount, String id) {
        return store.find(smartAccount, id).orElseThrow(() -> unknown(id));
    }

    /**
     * A pack that is put together and signed.
     *
     * @throws Problem 404 where there is none of that id, 409 where it is not put together
     */
    @Transactional
    public Pack.Sealed sealed(String smartAccount, String id) {
        Standing standing = get(smartAccount, id);
        if (standing.pack().sealed() == null) {
            throw Problem.conflict(
                    "PACK_NOT_READY",
                    "The pack is " + standing.state() + "; its job "
                            + standing.pack().jobId() + " tells more.");
        }
        return standing.pack().sealed();
    }

    /**
     * A pack's file.
     *
     * @throws Problem as {@link #sealed}, and 410 where its file has expired
     */
    @Transactional
    public StoredFile file(String smartAccount, String id) {
        Pack.Sealed sealed = sealed(smartAccount, id);
        return files.find(smartAccount, sealed.fileId())
                .orElseThrow(() -> Problem.of(
                        410,
                        "EXPIRED",
                        "The file is gone. Asked for again, the pack is put together again, the same."));
    }

    /**
     * Removes a pack and its file.
     *
     * @throws Problem 404 where there is none of that id, 409 while it is put together
     */
    @Transactional
    public void remove(String smartAccount, String id) {
        accounts.record(smartAccount, clock.instant());
        Standing standing = get(smartAccount, id);
        if (standing.state() == PackState.BUILDING) {
            throw Problem.conflict("PACK_IN_PROGRESS", "The pack is being put together.");
        }
        if (standing.pack().sealed() != null) {
            files.remove(smartAccount, standing.pack().sealed().fileId());
        }
        store.remove(smartAccount, id);
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no evidence pack " + id + ".");
    }
}
