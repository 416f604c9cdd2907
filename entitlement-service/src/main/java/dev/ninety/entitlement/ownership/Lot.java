package dev.ninety.entitlement.ownership;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All the facts about the units of one entitlement. Who holds how many is a function of these facts alone: the
 * granted Virtual Account has all of them, less what was returned, and moves carry some elsewhere, within the
 * term {@code [startsAt, endsAt)}. Outside the term nobody holds any. So a new start or end moves every
 * holding with it, and a fact dated before the start takes effect at the start.
 *
 * @param entitlement the entitlement's id
 * @param virtualAccount the one that the units were granted to
 * @param quantity at least 1
 * @param endsAt excluded; null for ever
 */
public record Lot(
        String entitlement,
        String virtualAccount,
        String entitlementTag,
        long quantity,
        Instant startsAt,
        @Nullable Instant endsAt,
        List<UnitReturn> returns,
        List<Move> moves) {

    public Lot {
        returns = List.copyOf(returns);
        moves = List.copyOf(moves);
    }

    /** A lot that nothing has happened to yet. */
    public static Lot of(Entitlement granted) {
        return new Lot(
                granted.id(),
                granted.virtualAccount(),
                granted.entitlementTag(),
                granted.quantity(),
                granted.startsAt(),
                granted.endsAt(),
                List.of(),
                List.of());
    }

    /** The same returns and moves on another quantity and term. */
    public Lot with(long newQuantity, Instant newStart, @Nullable Instant newEnd) {
        return new Lot(entitlement, virtualAccount, entitlementTag, newQuantity, newStart, newEnd, returns, moves);
    }

    public Lot with(UnitReturn added) {
        List<UnitReturn> all = new ArrayList<>(returns);
        all.add(added);
        return new Lot(entitlement, virtualAccount, entitlementTag, quantity, startsAt, endsAt, all, moves);
    }

    public Lot with(Move added) {
        List<Move> all = new ArrayList<>(moves);
        all.add(added);
        return new Lot(entitlement, virtualAccount, entitlementTag, quantity, startsAt, endsAt, returns, all);
    }

    /** How many units of this lot a Virtual Account holds, at every moment. */
    public Timeline heldBy(String holder) {
        Timeline.ChangeCollector changes = Timeline.collect();
        if (holder.equals(virtualAccount)) {
            changes.add(startsAt, quantity);
            returns.forEach(given -> changes.add(given.effectiveAt(), -given.quantity()));
        }
        for (Move move : moves) {
            if (move.from().equals(holder)) {
                changes.add(move.effectiveAt(), -move.quantity());
            }
            if (move.to().equals(holder)) {
                changes.add(move.effectiveAt(), move.quantity());
            }
        }
        return changes.done().within(startsAt, endsAt);
    }

    /** Every Virtual Account that holds, held or will hold units of this lot. */
    public SortedSet<String> holders() {
        SortedSet<String> holders = new TreeSet<>();
        holders.add(virtualAccount);
        for (Move move : moves) {
            holders.add(move.from());
            holders.add(move.to());
        }
        return holders;
    }

    /** Whether the moment lies in the term. */
    public boolean isActiveAt(Instant moment) {
        return !moment.isBefore(startsAt) && !endsBy(moment);
    }

    /** Whether the term is over at the moment. */
    public boolean endsBy(Instant moment) {
        return endsAt != null && !endsAt.isAfter(moment);
    }

    /**
     * The least that a Virtual Account holds from a moment to the end of the term, so what it can give away for
     * good then without lacking it at a later moment; 0 where the term is over.
     */
    public long leastHeldFrom(Instant moment, String holder) {
        return endsBy(moment) ? 0 : heldBy(holder).minimum(moment.isBefore(startsAt) ? startsAt : moment, endsAt);
    }

    /**
     * Refuses facts that cannot all be true.
     *
     * @throws Problem 409 {@code LESS_THAN_RETURNED} where more was returned than was ever granted, 409
     *     {@code LESS_THAN_TRANSFERRED} where somebody would hold fewer than 0 units at some moment
     */
    public void requireConsistent() {
        long returned = returns.stream().mapToLong(UnitReturn::quantity).sum();
        if (returned > quantity) {
            throw Problem.conflict(
                    "LESS_THAN_RETURNED",
                    "Of entitlement " + entitlement + " " + returned + " units were returned, so it cannot have "
                            + quantity + ".");
        }
        for (String holder : holders()) {
            var lacking = heldBy(holder).spellsBelowZero();
            if (!lacking.isEmpty()) {
                throw Problem.conflict(
                        "LESS_THAN_TRANSFERRED",
                        "Of entitlement " + entitlement + " Virtual Account " + holder + " has given away "
                                + -lacking.getFirst().deepest() + " units more than it would hold at "
                                + lacking.getFirst().start() + ".");
            }
        }
    }
}
