package dev.ninety.compliance.disclosure.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.disclosure.Preview;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.app.AccountIntake;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.client.Peers;
import dev.ninety.compliance.intake.client.UsageApi;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.app.VendorView;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** What an export would reveal, before it is submitted. */
@ApplicationScoped
public class Previews {

    private static final Logger LOG = Logger.getLogger(Previews.class);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Peers peers;
    private final AccountIntake intake;
    private final VendorView vendorView;
    private final PreviewReader reader;
    private final InstantSource clock;

    Previews(Peers peers, AccountIntake intake, VendorView vendorView, PreviewReader reader, InstantSource clock) {
        this.peers = peers;
        this.intake = intake;
        this.vendorView = vendorView;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * What the vendor would compute now, were an export submitted. What is new of both ledgers is taken over first, so
     * that the effect stands beside what it was computed from; nothing is evaluated and no case changes.
     *
     * @throws Problem 422 where there is no such export, 503 where usage-service cannot be asked
     */
    public Preview of(String smartAccount, String export) {
        try {
            pullOwnership(smartAccount);
            intake.pull(smartAccount, Source.USAGE);
            Map<Pair, Timeline> effect = peers.usage()
                    .effect(smartAccount, export)
                    .map(Previews::byPair)
                    .orElseThrow(
                            () -> Problem.invalid("/export", "UNKNOWN_EXPORT", "There is no export " + export + "."));
            Instant now = clock.instant();
            Perspective seen = vendorView.asked(smartAccount, now, null);
            return reader.read(smartAccount, seen, effect, now);
        } catch (PeerUnavailable unavailable) {
            throw Problem.unavailable(unavailable.trouble().detail(), LATER);
        }
    }

    /** What was read of ownership before stands where it cannot be read now. */
    private void pullOwnership(String smartAccount) {
        try {
            intake.pull(smartAccount, Source.ENTITLEMENT);
        } catch (PeerUnavailable unavailable) {
            LOG.info(unavailable.getMessage());
        }
    }

    private static Map<Pair, Timeline> byPair(List<UsageApi.Change> changes) {
        Map<Pair, Timeline.ChangeCollector> collectors = new HashMap<>();
        for (UsageApi.Change change : changes) {
            collectors
                    .computeIfAbsent(
                            new Pair(change.virtualAccount(), change.entitlementTag()), pair -> Timeline.collect())
                    .add(change.effectiveAt(), change.delta());
        }
        Map<Pair, Timeline> effect = new HashMap<>();
        collectors.forEach((pair, collector) -> effect.put(pair, collector.done()));
        return effect;
    }
}
