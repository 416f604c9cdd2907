package dev.ninety.compliance.forecast;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Tier;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would like to see the consequences of. Purchases come first, then renewals, then transfers in their
 * order, so that what is bought or renewed can be given away; the order of the others does not matter.
 *
 * @param tiers where licences would stand instead, by tag
 */
public record WhatIf(
        List<Purchase> purchases,
        List<Renewal> renewals,
        List<Transfer> transfers,
        List<Decommission> decommissions,
        Map<String, Tier> tiers) {

    public WhatIf {
        purchases = List.copyOf(purchases);
        renewals = List.copyOf(renewals);
        transfers = List.copyOf(transfers);
        decommissions = List.copyOf(decommissions);
        tiers = Map.copyOf(tiers);
    }

    /**
     * Units that would be bought.
     *
     * @param endsAt null for ever
     * @param unitPrice null where it is not known
     */
    public record Purchase(
            Pair pair,
            long quantity,
            Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable Money unitPrice) {}

    /**
     * Units whose term would be given another end.
     *
     * @param endsAt the end that they have
     * @param quantity null for all that end then
     */
    public record Renewal(
            Pair pair,
            Instant endsAt,
            Instant newEndsAt,
            @Nullable Long quantity) {}

    /** Units that would be given to another Virtual Account. */
    public record Transfer(Pair from, String to, long quantity, Instant effectiveAt) {}

    /**
     * A product instance that would consume nothing any more.
     *
     * @param productInstance {@code pid:serial}
     */
    public record Decommission(String productInstance, Instant effectiveAt) {}

    /** The licences whose lots decide on what is possible. */
    public Set<String> tagsOfLots() {
        Set<String> tags = new TreeSet<>();
        purchases.forEach(purchase -> tags.add(purchase.pair().entitlementTag()));
        renewals.forEach(renewal -> tags.add(renewal.pair().entitlementTag()));
        transfers.forEach(transfer -> tags.add(transfer.from().entitlementTag()));
        return tags;
    }

    /** Refuses Virtual Accounts that there are none of. */
    public void requireVirtualAccounts(Set<String> known) {
        Check check = new Check();
        for (int i = 0; i < purchases.size(); i++) {
            require(
                    known,
                    "/entitlements/" + i + "/virtualAccount",
                    purchases.get(i).pair().virtualAccount(),
                    check);
        }
        for (int i = 0; i < renewals.size(); i++) {
            require(
                    known,
                    "/renewals/" + i + "/virtualAccount",
                    renewals.get(i).pair().virtualAccount(),
                    check);
        }
        for (int i = 0; i < transfers.size(); i++) {
            require(known, "/transfers/" + i + "/from", transfers.get(i).from().virtualAccount(), check);
            require(known, "/transfers/" + i + "/to", transfers.get(i).to(), check);
        }
        check.done();
    }

    private static void require(Set<String> known, String pointer, String virtualAccount, Check check) {
        if (!known.contains(virtualAccount)) {
            check.refuse(pointer, "UNKNOWN_VIRTUAL_ACCOUNT", "There is no Virtual Account " + virtualAccount + ".");
        }
    }

    /**
     * What it would change.
     *
     * @param lots the lots of {@link #tagsOfLots} as they stand
     * @param used what each decommissioned instance consumes, by pair; an instance without an entry consumes nothing
     * @throws dev.ninety.kit.problem.Problem 422 where units are given away or renewed that are not there
     */
    public Overlay overlay(Lots lots, Map<String, Map<Pair, Timeline>> used) {
        Check check = new Check();
        Lots after = bought(lots);
        after = renewed(after, check);
        after = transferred(after, check);
        check.done();
        return after.since(lots).plus(Overlay.consuming(released(used))).plus(Overlay.tiered(tiers));
    }

    private Lots bought(Lots lots) {
        Lots after = lots;
        for (int i = 0; i < purchases.size(); i++) {
            Purchase one = purchases.get(i);
            // Real ids begin with a letter or digit, so that of lots alike in term these are taken last.
            after = after.grant("~%04d".formatted(i), one.pair(), one.quantity(), one.startsAt(), one.endsAt());
        }
        return after;
    }

    private Lots renewed(Lots lots, Check check) {
        Lots after = lots;
        for (int i = 0; i < renewals.size(); i++) {
            Renewal one = renewals.get(i);
            long ending = after.ending(one.pair(), one.endsAt());
            long quantity = one.quantity() == null ? ending : one.quantity();
            if (ending == 0) {
                check.refuse(
                        "/renewals/" + i + "/endsAt",
                        "NOTHING_ENDS",
                        "No units of it end at " + one.endsAt() + " in "
                                + one.pair().virtualAccount() + ".");
            } else if (quantity > ending) {
                check.refuse("/renewals/" + i + "/quantity", "TOO_MANY", "At most " + ending + " end then.");
            } else {
                after = after.renew(one.pair(), one.endsAt(), one.newEndsAt(), quantity);
            }
        }
        return after;
    }

    private Lots transferred(Lots lots, Check check) {
        Lots after = lots;
        for (int i = 0; i < transfers.size(); i++) {
            Transfer one = transfers.get(i);
            long free = after.free(one.from(), one.effectiveAt());
            if (one.quantity() > free) {
                check.refuse(
                        "/transfers/" + i + "/quantity",
                        "TOO_MANY",
                        one.from().virtualAccount() + " can give at most " + free + " from then on.");
            } else {
                after = after.transfer(one.from(), one.to(), one.quantity(), one.effectiveAt());
            }
        }
        return after;
    }

    /** What is no longer consumed, as a difference; an instance that is named twice is gone from the earlier moment on. */
    private Map<Pair, Timeline> released(Map<String, Map<Pair, Timeline>> used) {
        Map<String, Instant> gone = new HashMap<>();
        decommissions.forEach(
                one -> gone.merge(one.productInstance(), one.effectiveAt(), (a, b) -> a.isBefore(b) ? a : b));
        Map<Pair, Timeline> released = new HashMap<>();
        gone.forEach((instance, since) -> used.getOrDefault(instance, Map.of())
                .forEach((pair, level) ->
                        released.merge(pair, level.within(since, null).negated(), Timeline::plus)));
        return released;
    }
}
