package dev.ninety.compliance.attestation.app;

import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.attestation.Alteration;
import dev.ninety.compliance.attestation.Attestation;
import dev.ninety.compliance.attestation.Change;
import dev.ninety.compliance.attestation.PositionDigest;
import dev.ninety.compliance.attestation.store.AttestationStore;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.Trouble;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.app.Positions;
import dev.ninety.compliance.shortage.app.Evaluations;
import dev.ninety.kit.ledger.Sha256;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has positions signed, and tells what became known of them later. */
@ApplicationScoped
public class Attestations {

    /** How many entries are told with an attestation; the rest has a list of its own. */
    public static final int TOLD = 100;

    private static final Duration LATER = Duration.ofSeconds(5);

    private final AttestationStore store;
    private final Positions positions;
    private final Evaluations evaluations;
    private final LedgerStore ledgers;
    private final StructureStore structures;
    private final AccountStore accounts;
    private final InstantSource clock;

    Attestations(
            AttestationStore store,
            Positions positions,
            Evaluations evaluations,
            LedgerStore ledgers,
            StructureStore structures,
            AccountStore accounts,
            InstantSource clock) {
        this.store = store;
        this.positions = positions;
        this.evaluations = evaluations;
        this.ledgers = ledgers;
        this.structures = structures;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * What somebody wishes to sign.
     *
     * @param at null for the moment by which everything is known
     * @param knownAt null for now
     */
    public record Wish(
            @Nullable String virtualAccount,
            @Nullable Instant at,
            @Nullable Instant knownAt,
            String statement,
            String signedBy,
            @Nullable String role) {}

    /** An attestation that stands, and whether it is new. */
    public record Written(Attestation attestation, boolean created) {}

    /**
     * An attestation, and what became known since.
     *
     * @param intact whether the position as it is computed today from what was known then is still what was signed
     * @param changes how many entries that were recorded since alter it
     * @param listed the first of them
     * @param altered what stands otherwise by what is known since
     */
    public record Told(
            Attestation attestation, boolean intact, long changes, List<Change> listed, List<Alteration> altered) {}

    /**
     * Signs a position. What the sources say is looked at first where nobody says by when it is to be known.
     *
     * @throws Problem 422 where a moment lies in the future or there is no such Virtual Account, 409 where a ledger is in
     *     doubt, 503 where a source cannot be read and the position is to be that of now
     */
    public Written sign(String smartAccount, Wish wish, String who) {
        if (wish.knownAt() == null) {
            List<Trouble> troubles = evaluations.evaluate(smartAccount).troubles();
            if (!troubles.isEmpty()) {
                throw Problem.unavailable(
                        "What is known now cannot be told: "
                                + troubles.getFirst().detail(),
                        LATER);
            }
        }
        List<Doubt> doubts = ledgers.doubts(smartAccount);
        if (!doubts.isEmpty()) {
            throw Problem.conflict(
                    "SOURCE_IN_DOUBT",
                    "The ledger of " + doubts.getFirst().source().service() + " is in doubt: "
                            + doubts.getFirst().detail());
        }
        Instant now = QuarkusTransaction.requiringNew().call(() -> accounts.record(smartAccount, clock.instant()));
        Attestation.Signed signed = signed(smartAccount, wish, now);
        List<Position> position = at(smartAccount, signed, signed.knownAt());
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant recordedAt = accounts.record(smartAccount, clock.instant());
            Attestation attestation =
                    new Attestation(id(signed), signed, who, recordedAt, basis(smartAccount, signed, position));
            boolean created = store.add(smartAccount, attestation);
            return new Written(store.find(smartAccount, attestation.id()).orElseThrow(), created);
        });
    }

    private Attestation.Signed signed(String smartAccount, Wish wish, Instant now) {
        Instant knownAt = wish.knownAt() == null ? now : wish.knownAt();
        Instant at = wish.at() == null ? knownAt : wish.at();
        Check check = new Check();
        refuseFuture(check, "/at", at, now);
        refuseFuture(check, "/knownAt", knownAt, now);
        String virtualAccount = wish.virtualAccount();
        if (virtualAccount != null
                && structures.virtualAccounts(smartAccount).stream()
                        .noneMatch(known -> known.id().equals(virtualAccount))) {
            check.refuse("/virtualAccount", "UNKNOWN_VIRTUAL_ACCOUNT", "The account has no such Virtual Account.");
        }
        check.done();
        return new Attestation.Signed(virtualAccount, at, knownAt, wish.statement(), wish.signedBy(), wish.role());
    }

    private static void refuseFuture(Check check, String pointer, Instant moment, Instant now) {
        if (moment.isAfter(now)) {
            check.refuse(pointer, "IN_THE_FUTURE", "What will be cannot be signed.");
        }
    }

    private List<Position> at(String smartAccount, Attestation.Signed signed, @Nullable Instant knownAt) {
        return positions.at(smartAccount, signed.at(), knownAt, signed.virtualAccount(), Perspective.ACTUAL);
    }

    private Attestation.Basis basis(String smartAccount, Attestation.Signed signed, List<Position> position) {
        return new Attestation.Basis(
                store.head(smartAccount, Source.ENTITLEMENT, signed.knownAt()),
                store.head(smartAccount, Source.USAGE, signed.knownAt()),
                position.size(),
                PositionDigest.of(position));
    }

    /** The same words of the same person about the same position are one signature, however often they are sent. */
    private static String id(Attestation.Signed signed) {
        String text = String.join(
                "\n",
                Objects.requireNonNullElse(signed.virtualAccount(), ""),
                signed.at().toString(),
                signed.knownAt().toString(),
                signed.signedBy(),
                Objects.requireNonNullElse(signed.role(), ""),
                signed.statement());
        return "att-" + HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)), 0, 12);
    }

    /** Up to {@code limit} attestations, the earliest recorded first. */
    @Transactional
    public List<Attestation> page(
            String smartAccount, Instant recordedBy, AttestationStore.@Nullable Position after, int limit) {
        return store.page(smartAccount, recordedBy, after, limit);
    }

    /** How many entries that were recorded since alter a position that was signed. */
    public long changes(String smartAccount, Attestation attestation, Instant knownAt) {
        return store.countChanges(smartAccount, attestation, knownAt);
    }

    /** @throws Problem 404 where there is none of that id */
    public Attestation get(String smartAccount, String id) {
        return store.find(smartAccount, id).orElseThrow(() -> Problem.notFound("There is no attestation " + id + "."));
    }

    /** An attestation, and what was known by a moment that was not known when it was signed. */
    public Told tell(String smartAccount, Attestation attestation, Instant knownAt) {
        Attestation.Signed signed = attestation.signed();
        List<Position> then = at(smartAccount, signed, signed.knownAt());
        return new Told(
                attestation,
                PositionDigest.of(then).equals(attestation.basis().sha256()),
                store.countChanges(smartAccount, attestation, knownAt),
                store.changes(smartAccount, attestation, knownAt, null, TOLD),
                Alteration.between(then, at(smartAccount, signed, knownAt)));
    }

    /** The entries that were recorded since and alter a position that was signed. */
    @Transactional
    public List<Change> changes(
            String smartAccount,
            Attestation attestation,
            Instant knownAt,
            AttestationStore.@Nullable Entry after,
            int limit) {
        return store.changes(smartAccount, attestation, knownAt, after, limit);
    }
}
