package dev.ninety.usage.consumption;

import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.instance.Udi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What has to be posted so that the ledger, which sums to the consumption known before, sums to the one known now.
 * Nothing is posted where nothing changed.
 */
public final class Difference {

    /** Why consumption changed. */
    public enum Reason {
        USAGE,
        MOVE,
        DECOMMISSION,
        REACTIVATION,
        RELEASE,
        HA_SWITCHOVER,
        MERGE,
        DISCLOSURE
    }

    private Difference() {}

    /** @param before,after the consumption of one licence by one instance, per Virtual Account, as seen in the view */
    public static List<Posting> between(
            Udi instance,
            String entitlementTag,
            Map<String, Timeline> before,
            Map<String, Timeline> after,
            View view,
            Reason reason) {
        TreeSet<String> virtualAccounts = new TreeSet<>(before.keySet());
        virtualAccounts.addAll(after.keySet());
        List<Posting> postings = new ArrayList<>();
        for (String virtualAccount : virtualAccounts) {
            Timeline change = after.getOrDefault(virtualAccount, Timeline.zero())
                    .minus(before.getOrDefault(virtualAccount, Timeline.zero()));
            change.forEachChange((micros, delta) -> postings.add(new Posting(
                    virtualAccount,
                    entitlementTag,
                    view,
                    Micros.toInstant(micros),
                    delta,
                    reason.name(),
                    "PRODUCT_INSTANCE",
                    instance.toString())));
        }
        return postings;
    }
}
