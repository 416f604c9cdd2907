package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.web.Page;
import jakarta.ws.rs.core.HttpHeaders;
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

    private static Answer read(RestResponse<Directory> response) {
        if (response.getStatus() == NOT_MODIFIED) {
            return new Unchanged();
        }
        return new Known(response.getEntity(), response.getHeaderString(HttpHeaders.ETAG));
    }
}
