package dev.ninety.compliance.position.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.client.Peers;
import dev.ninety.compliance.intake.client.UsageApi;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor can see. The figures come from the copied ledger; which part of them is confirmed is no entry of a
 * ledger, so usage-service is asked for it. Nothing may be held open meanwhile.
 */
@ApplicationScoped
public class VendorView {

    private final Peers peers;

    VendorView(Peers peers) {
        this.peers = peers;
    }

    /** The vendor's view at a moment, without its confirmed part where usage-service cannot be asked now. */
    public Perspective at(String smartAccount, Instant at, @Nullable Instant knownAt) {
        try {
            return asked(smartAccount, at, knownAt);
        } catch (PeerUnavailable unavailable) {
            return Perspective.disclosed(null);
        }
    }

    /**
     * The vendor's view at a moment.
     *
     * @throws PeerUnavailable where usage-service cannot be asked
     */
    public Perspective asked(String smartAccount, Instant at, @Nullable Instant knownAt) {
        return Perspective.disclosed(peers.usage()
                .disclosed(smartAccount, at, knownAt)
                .map(VendorView::told)
                .orElse(null));
    }

    /** By pair; null where the service does not know what is confirmed. */
    private static @Nullable Map<Pair, Told> told(List<UsageApi.Consumed> items) {
        Map<Pair, Told> told = new HashMap<>();
        for (UsageApi.Consumed item : items) {
            if (item.confirmed() == null || item.assumed() == null) {
                return null;
            }
            told.put(
                    new Pair(item.virtualAccount(), item.entitlementTag()),
                    new Told(item.consumed(), item.confirmed(), item.assumed()));
        }
        return told;
    }
}
