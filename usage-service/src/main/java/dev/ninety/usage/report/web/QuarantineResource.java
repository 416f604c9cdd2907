package dev.ninety.usage.report.web;

import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.report.app.Quarantine;
import dev.ninety.usage.report.store.QuarantineRepository.Item;
import dev.ninety.usage.report.web.RumReportResource.IngestionResult;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was sent among readable reports and could not be read. */
@Path("/v1/smart-accounts/{smartAccount}/quarantine")
@Tag(name = "RUM reports")
@RunOnVirtualThread
public class QuarantineResource {

    private final Quarantine quarantine;

    public QuarantineResource(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What is in quarantine, oldest first")
    public Page<Item> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        String key = Params.after(after);
        List<Item> items = quarantine.list(
                Ids.smartAccount(smartAccount), key == null ? 0 : Params.number("after", key), size + 1);
        return Page.of(items, size, item -> Params.cursor(String.valueOf(item.id())));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "What was sent, byte for byte")
    public byte[] get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        return quarantine.content(Ids.smartAccount(smartAccount), Params.number("id", id));
    }

    @POST
    @Path("/{id}/replay")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Try again; what can be read now leaves the quarantine")
    public IngestionResult replay(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id)
            throws IOException {
        return IngestionResult.of(quarantine.replay(Ids.smartAccount(smartAccount), Params.number("id", id)));
    }
}
