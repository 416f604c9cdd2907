package dev.ninety.entitlement.transfer;

import dev.ninety.entitlement.ownership.Cause;
import dev.ninety.entitlement.ownership.Lot;
import dev.ninety.entitlement.ownership.Move;
import dev.ninety.entitlement.ownership.OwnershipChange;
import dev.ninety.kit.ledger.Posting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Units that one Virtual Account gave to another.
 *
 * @param id chosen by the client
 * @param quantity at least 1
 * @param effectiveAt from when the receiver holds them, each lot's until that lot's end
 * @param reason a note for people; null where none was given
 * @param lots what was taken from which lot; fixed when the transfer was recorded
 */
public record Transfer(
        String id,
        String from,
        String to,
        String entitlementTag,
        long quantity,
        Instant effectiveAt,
        @Nullable String reason,
        List<Taken> lots) {

    public Transfer {
        lots = List.copyOf(lots);
    }

    /**
     * Units taken from one lot.
     *
     * @param entitlement the lot's entitlement
     * @param quantity at least 1
     */
    public record Taken(String entitlement, long quantity) {}

    public Transfer with(List<Taken> chosen) {
        return new Transfer(id, from, to, entitlementTag, quantity, effectiveAt, reason, chosen);
    }

    /**
     * What this transfer enters into the ledger: its units leave and arrive at its moment, and at the end of
     * each lot that it took, the receiver loses what the giver would have lost.
     *
     * @param candidates lots as they stood before, among them all that it took
     */
    public List<Posting> postings(List<Lot> candidates) {
        Map<String, Long> taken = lots.stream().collect(Collectors.toMap(Taken::entitlement, Taken::quantity));
        List<Lot> before = candidates.stream()
                .filter(lot -> taken.containsKey(lot.entitlement()))
                .toList();
        List<Lot> after = before.stream()
                .map(lot -> lot.with(new Move(from, to, taken.getOrDefault(lot.entitlement(), 0L), effectiveAt)))
                .toList();
        return OwnershipChange.between(before, after, Cause.transfer(id));
    }
}
