package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.HeardOrder;
import dev.ninety.compliance.intake.HeardPrice;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.web.Page;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** entitlement-service, which knows the accounts and their catalogues besides its ledgers. */
public final class EntitlementPeer extends Peer {

    private static final int NOT_MODIFIED = 304;

    private final EntitlementApi api;

    EntitlementPeer(EntitlementApi api, Settings.Intake settings) {
        super(Source.ENTITLEMENT, api, settings);
        this.api = api;
    }

    /** What the service answers about an account. */
    public sealed interface Answer {}

    /** The directory as it is now. */
    public record Known(Directory directory, @Nullable String etag) implements Answer {}

    /** Nothing changed since the version that was named. */
    public record Unchanged() implements Answer {}

    /** There is no such account. */
    public record NoSuchAccount() implements Answer {}

    public Page<EntitlementApi.AccountName> accounts(@Nullable String after, int limit) {
        return ask(() -> api.accounts(after, limit));
    }

    /** An account's directory, unless it is still the version that is known. */
    public Answer directory(String smartAccount, @Nullable String knownEtag) {
        return ask(() -> found(() -> api.directory(smartAccount, knownEtag))
                .map(EntitlementPeer::read)
                .orElseGet(NoSuchAccount::new));
    }

    /** The orders that are not granted in full at a moment; empty where the service cannot say for the account. */
    public Optional<List<HeardOrder>> openOrders(String smartAccount, Instant at) {
        List<HeardOrder> open = new ArrayList<>();
        for (EntitlementApi.OrderState state : EntitlementApi.OrderState.values()) {
            Optional<List<EntitlementApi.Order>> orders =
                    pages(after -> api.orders(smartAccount, state, at, after, PAGE));
            if (orders.isEmpty()) {
                return Optional.empty();
            }
            orders.get().stream()
                    .filter(order -> order.granted() < order.quantity())
                    .map(order -> new HeardOrder(
                            order.orderReference(),
                            order.virtualAccount(),
                            order.entitlementTag(),
                            order.quantity() - order.granted(),
                            order.orderedAt()))
                    .forEach(open::add);
        }
        return Optional.of(open);
    }

    /** What units were bought at last; empty where the service cannot say for the account. */
    public Optional<List<HeardPrice>> prices(String smartAccount) {
        return pages(after -> api.unitPrices(smartAccount, after, PAGE))
                .map(items -> items.stream()
                        .map(item -> new HeardPrice(
                                item.entitlementTag(),
                                item.lasting(),
                                item.unitPrice().money(),
                                item.entitlement()))
                        .toList());
    }

    /** What is owned at a moment, as was known at a moment; empty where the service does not know the account. */
    public Optional<List<EntitlementApi.Owned>> owned(String smartAccount, Instant at, Instant knownAt) {
        return pages(after -> api.ownership(smartAccount, at, knownAt, after, PAGE));
    }

    private static Answer read(RestResponse<Directory> response) {
        if (response.getStatus() == NOT_MODIFIED) {
            return new Unchanged();
        }
        return new Known(response.getEntity(), response.getHeaderString(HttpHeaders.ETAG));
    }
}
