package dev.ninety.kit.ledger;

import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The published feed, first part: which ledgers have moved. */
@Path("/v1/ledgers")
@Tag(name = "Ledger feed")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@IfBuildProperty(name = "ninety.ledger.published", stringValue = "true", enableIfMissing = true)
public class LedgerHeadsResource {

    private final Ledger ledger;

    public LedgerHeadsResource(Ledger ledger) {
        this.ledger = ledger;
    }

    @GET
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
}
