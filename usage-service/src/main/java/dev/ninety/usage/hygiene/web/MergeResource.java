package dev.ninety.usage.hygiene.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.hygiene.Merge;
import dev.ninety.usage.hygiene.app.Merges;
import dev.ninety.usage.instance.Udi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One device under two names: the second one is merged into the first, and counts no longer. */
@Path("/v1/smart-accounts/{smartAccount}/product-instances/{productInstance}/merges")
@Tag(name = "Hygiene")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MergeResource {

    private final Merges merges;
    private final InstantSource clock;

    MergeResource(Merges merges, InstantSource clock) {
        this.merges = merges;
        this.clock = clock;
    }

    /** Into which instance, from when on, and when the vendor was told of it. */
    public record MergeBody(
            @Nullable String into,
            @Nullable Instant effectiveAt,
            @Nullable Instant disclosedAt) {}

    /** From when on the merge no longer holds, and when the vendor was told of that. */
    public record UndoBody(
            @Nullable Instant effectiveAt, @Nullable Instant disclosedAt) {}

    /** A merge; {@code undo} is null as long as it stands. */
    public record MergeView(
            long id,
            String into,
            Instant effectiveAt,
            @Nullable Instant disclosedAt,
            Instant recordedAt,
            Merge.@Nullable Undo undo) {

        static MergeView of(Merge merge) {
            return new MergeView(
                    merge.id(),
                    merge.into().toString(),
                    merge.effectiveAt(),
                    merge.disclosedAt(),
                    merge.recordedAt(),
                    merge.undo());
        }
    }

    @GET
    @Operation(summary = "The merges of a product instance into others, those that were undone included")
    public Page<MergeView> list(
            @PathParam("smartAccount") String smartAccount, @PathParam("productInstance") String productInstance) {
        return Page.whole(
                merges
                        .list(Ids.smartAccount(smartAccount), Udi.ofParameter("productInstance", productInstance))
                        .stream()
                        .map(MergeView::of)
                        .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Merge into another product instance: from then on this one counts nothing",
            description = "Sent again, it may tell when the vendor was told.")
    public RestResponse<MergeView> merge(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @Nullable MergeBody body) {
        String account = Ids.smartAccount(smartAccount);
        Udi udi = Udi.ofParameter("productInstance", productInstance);
        Check check = new Check();
        MergeBody given = check.present("", body, new MergeBody(null, null, null));
        String name = check.text("/into", given.into(), 2 * Udi.LONGEST_PART + 1);
        Udi into = Udi.parse(name).orElse(udi);
        if (!name.isEmpty() && Udi.parse(name).isEmpty()) {
            check.refuse("/into", "INVALID", "A product instance is written pid:serial.");
        }
        Instant at = check.moment("/effectiveAt", given.effectiveAt());
        Instant told = told(check, given.disclosedAt());
        check.done();
        Merges.Saved saved = merges.merge(account, udi, into, at, told);
        return Answers.written(MergeView.of(saved.merge()), saved.added());
    }

    @POST
    @Path("/{merge}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Undo a merge from a moment on: this instance counts again as if it had not been merged")
    public RestResponse<MergeView> undo(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @PathParam("merge") String merge,
            @Nullable UndoBody body) {
        String account = Ids.smartAccount(smartAccount);
        Udi udi = Udi.ofParameter("productInstance", productInstance);
        long id = Params.number("merge", merge);
        Check check = new Check();
        UndoBody given = check.present("", body, new UndoBody(null, null));
        Instant at = check.moment("/effectiveAt", given.effectiveAt());
        Instant told = told(check, given.disclosedAt());
        check.done();
        Merges.Saved saved = merges.undo(account, udi, id, at, told);
        return Answers.written(MergeView.of(saved.merge()), saved.added());
    }

    private @Nullable Instant told(Check check, @Nullable Instant disclosedAt) {
        Instant told = check.optionalMoment("/disclosedAt", disclosedAt);
        if (told != null && told.isAfter(clock.instant())) {
            check.refuse("/disclosedAt", "IN_FUTURE", "The vendor cannot have been told yet.");
        }
        return told;
    }
}
