package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.web.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** usage-service, which knows the product instances besides its ledgers. */
public final class UsagePeer extends Peer {

    private static final int PAGE = 1_000;

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

    /** What the vendor sees of an account at a moment; empty where the service cannot say for the account. */
    public Optional<List<UsageApi.Consumed>> disclosed(String smartAccount, Instant at, @Nullable Instant knownAt) {
        return pages(after -> api.consumption(smartAccount, View.DISCLOSED, at, knownAt, after, PAGE));
    }

    /** By what the vendor would see more or less, were an export submitted now; empty where there is no such export. */
    public Optional<List<UsageApi.Change>> effect(String smartAccount, String export) {
        return pages(after -> api.effect(smartAccount, export, after, PAGE));
    }

    /** A list, page by page to its end; empty where one of its pages does not exist. */
    private <T> Optional<List<T>> pages(Function<@Nullable String, Page<T>> question) {
        List<T> items = new ArrayList<>();
        String after = null;
        do {
            String from = after;
            Optional<Page<T>> page = ask(() -> found(() -> question.apply(from)));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            items.addAll(page.get().items());
            after = page.get().next();
        } while (after != null);
        return Optional.of(items);
    }
}
