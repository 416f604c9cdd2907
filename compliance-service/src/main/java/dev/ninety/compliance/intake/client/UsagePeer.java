package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.Source;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** usage-service, which knows the product instances besides its ledgers. */
public final class UsagePeer extends Peer {

    private final UsageApi api;

    UsagePeer(UsageApi api, Settings.Intake settings) {
        super(Source.USAGE, api, settings);
        this.api = api;
    }

    /** How many instances never reported, by Virtual Account; empty where the service cannot say for the account. */
    public Optional<Map<String, Long>> neverReported(String smartAccount) {
        return ask(() -> found(() -> api.neverReported(smartAccount)))
                .map(page -> page.items().stream()
                        .collect(Collectors.toMap(
                                UsageApi.NeverReportedCount::virtualAccount,
                                UsageApi.NeverReportedCount::count,
                                Long::sum)));
    }
}
