package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The services that this one reads from. */
@ApplicationScoped
public class Peers {

    private final EntitlementPeer entitlement;
    private final UsagePeer usage;

    Peers(@RestClient EntitlementApi entitlementApi, @RestClient UsageApi usageApi, Settings.Intake settings) {
        entitlement = new EntitlementPeer(entitlementApi, settings);
        usage = new UsagePeer(usageApi, settings);
    }

    public EntitlementPeer entitlement() {
        return entitlement;
    }

    public UsagePeer usage() {
        return usage;
    }

    public Peer of(Source source) {
        return switch (source) {
            case ENTITLEMENT -> entitlement;
            case USAGE -> usage;
        };
    }

    public List<Peer> all() {
        return List.of(entitlement, usage);
    }
}
