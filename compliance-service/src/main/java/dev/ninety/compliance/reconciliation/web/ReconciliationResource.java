package dev.ninety.compliance.reconciliation.web;

import dev.ninety.compliance.reconciliation.Outcome;
import dev.ninety.compliance.reconciliation.RunSource;
import dev.ninety.compliance.reconciliation.app.Reconciliations;
import dev.ninety.compliance.reconciliation.store.RunStore;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The doors to comparisons of this record with its sources and with others' records. */
@Path("/v1/smart-accounts/{smartAccount}/reconciliations")
@Tag(name = "Reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReconciliationResource {

    private final Reconciliations reconciliations;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    ReconciliationResource(Reconciliations reconciliations, AccountRegistry accounts, InstantSource clock) {
        this.reconciliations = reconciliations;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The comparisons of an account, the latest first")
    public Page<ReconciliationBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("source") @Nullable @Schema(implementation = RunSource.class) String source,
            @QueryParam("outcome") @Nullable @Schema(implementation = Outcome.class) String outcome,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        RunSource wanted = Params.oneOf("source", source, RunSource.class);
        Outcome ended = Params.oneOf("outcome", outcome, Outcome.class);
        int size = Params.limit(limit);
        RunStore.After last = after(after);
        accounts.require(smartAccount);
        return Page.of(
                        reconciliations.page(smartAccount, wanted, ended, last, size + 1),
                        size,
                        run -> Params.cursor(run.recordedAt().toString(), run.id()))
                .map(ReconciliationBody::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One comparison")
    public ReconciliationBody get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        return ReconciliationBody.of(reconciliations.get(smartAccount, id));
    }

    @GET
    @Path("/{id}/differences")
    @Operation(
            summary = "What a comparison found to differ",
            description = "With what each figure was likely to differ for; the dispute tells what became of it.")
    public Page<DifferenceBody> differences(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        int size = Params.limit(limit);
        long from = after == null ? 0 : Params.number("after", after);
        accounts.require(smartAccount);
        return Page.of(
                        reconciliations.differences(smartAccount, id, from, size + 1),
                        size,
                        row -> String.valueOf(row.ordinal()))
                .map(DifferenceBody::of);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Compares now",
            description = "What was carried out under this id is answered and not carried out again; what FAILED is"
                    + " tried again. Another source or moment under the same id is a 409. Disputes follow what is compared"
                    + " now; a moment that is given tells how it was and changes none.")
    @APIResponse(responseCode = "200", description = "It was asked for before; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It was carried out, or failed",
            content = @Content(schema = @Schema(implementation = ReconciliationBody.class)))
    public RestResponse<ReconciliationBody> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @Nullable ReconciliationRequest request) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        ReconciliationRequest.Asked asked = Answers.body(request).checked(clock.instant());
        accounts.require(smartAccount);
        Reconciliations.Carried carried = reconciliations.carryOut(smartAccount, id, asked.source(), asked.takenAt());
        return Answers.written(ReconciliationBody.of(carried.run()), carried.created());
    }

    private static RunStore.@Nullable After after(@Nullable String cursor) {
        List<String> key = Params.after(cursor, 2);
        if (key == null) {
            return null;
        }
        Instant recordedAt = Params.moment("after", key.getFirst());
        return recordedAt == null ? null : new RunStore.After(recordedAt, key.getLast());
    }
}
