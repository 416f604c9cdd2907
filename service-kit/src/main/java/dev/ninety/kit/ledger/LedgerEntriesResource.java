package dev.ninety.kit.ledger;

import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The published feed, second part: the entries of one ledger, in order. */
@Path("/v1/smart-accounts/{smartAccount}/ledger")
@Tag(name = "Ledger feed")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@IfBuildProperty(name = "ninety.ledger.published", stringValue = "true", enableIfMissing = true)
public class LedgerEntriesResource {

    private final Ledger ledger;
    private final AccountRegistry accounts;

    public LedgerEntriesResource(Ledger ledger, AccountRegistry accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    @GET
    @Operation(summary = "The entries of one ledger that follow a sequence number, in order")
    public Page<LedgerEntry> entries(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        accounts.require(Ids.smartAccount(smartAccount));
        int size = Params.limit(limit);
        long sequence = after == null ? 0 : Params.number("after", after);
        List<LedgerEntry> entries = ledger.entries(smartAccount, sequence, size + 1);
        return Page.of(entries, size, entry -> String.valueOf(entry.sequence()));
    }
}
