package dev.ninety.compliance.intake.client;

import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.LedgerHead;
import dev.ninety.kit.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The feed that both services publish. */
public interface LedgerFeed {

    @GET
    @Path("/ledgers")
    Page<LedgerHead> heads(
            @QueryParam("changedAfter") @Nullable Instant changedAfter,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/smart-accounts/{smartAccount}/ledger")
    Page<LedgerEntry> entries(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("after") long after,
            @QueryParam("limit") int limit);
}
