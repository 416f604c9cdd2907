package dev.ninety.kit.ledger;

import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
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

/** The published feed: which ledgers have moved, and their entries in order. */
@Path("/v1")
@Tag(name = "Ledger feed")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LedgerFeedResource {

    private final Ledger ledger;
    private final AccountRegistry accounts;

    public LedgerFeedResource(Ledger ledger, AccountRegistry accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    @GET
    @Path("/ledgers")
    @Operation(
            summary = "The heads of all ledgers that have entries",
            description = "changedAfter is a hint: a commit can trail its recordedAt, so overlap by some minutes.")
    public Page<LedgerHead> heads(
            @QueryParam("changedAfter") @Nullable String changedAfter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<LedgerHead> heads =
                ledger.heads(Params.moment("changedAfter", changedAfter), Params.after(after), size + 1);
        return Page.of(heads, size, head -> Params.cursor(head.smartAccount()));
    }

    @GET
    @Path("/smart-accounts/{smartAccount}/ledger")
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
