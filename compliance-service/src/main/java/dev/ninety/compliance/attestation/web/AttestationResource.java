package dev.ninety.compliance.attestation.web;

import dev.ninety.compliance.Caller;
import dev.ninety.compliance.attestation.Attestation;
import dev.ninety.compliance.attestation.app.Attestations;
import dev.ninety.compliance.attestation.store.AttestationStore;
import dev.ninety.compliance.attestation.web.AttestationBody.ChangeBody;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The doors to attestations. */
@Path("/v1/smart-accounts/{smartAccount}/attestations")
@Tag(name = "Evidence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AttestationResource {

    private final Attestations attestations;
    private final AccountRegistry accounts;

    AttestationResource(Attestations attestations, AccountRegistry accounts) {
        this.attestations = attestations;
        this.accounts = accounts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Signs a position in the name of a person",
            description =
                    "What is signed is what GET positions answers for the same at and knownAt. It is never changed and"
                            + " never taken back. The same words of the same person about the same position are one"
                            + " attestation.")
    public RestResponse<AttestationBody> sign(
            @PathParam("smartAccount") String smartAccount,
            @Context SecurityContext security,
            @Nullable AttestationRequest request) {
        Ids.smartAccount(smartAccount);
        Attestations.Wish wish = Answers.body(request).wish();
        accounts.require(smartAccount);
        Attestations.Written written = attestations.sign(smartAccount, wish, Caller.of(security));
        return Answers.written(
                AttestationBody.of(attestations.tell(smartAccount, written.attestation(), Check.LATEST)),
                written.created());
    }

    @GET
    @Operation(summary = "Attestations, the earliest first, each with how many entries have altered it since")
    public Page<AttestationBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        AttestationStore.Position position = position(after);
        accounts.require(smartAccount);
        List<Attestation> page = attestations.page(smartAccount, Check.LATEST, position, size + 1);
        return Page.of(page, size, one -> Params.cursor(one.recordedAt().toString(), one.id()))
                .map(one -> AttestationBody.listed(one, attestations.changes(smartAccount, one, Check.LATEST)));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "One attestation, and what became known since that alters the position",
            description = "knownAt leaves out what was recorded later.")
    public AttestationBody get(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @QueryParam("knownAt") @Nullable String knownAt) {
        Instant known = Params.moment("knownAt", knownAt, Check.LATEST);
        return AttestationBody.of(attestations.tell(smartAccount, find(smartAccount, id), known));
    }

    @GET
    @Path("/{id}/changes")
    @Operation(summary = "The entries that were recorded after the position was signed and alter it")
    public Page<ChangeBody> changes(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Instant known = Params.moment("knownAt", knownAt, Check.LATEST);
        int size = Params.limit(limit);
        AttestationStore.Entry entry = entry(after);
        Attestation attestation = find(smartAccount, id);
        return Page.of(
                        attestations.changes(smartAccount, attestation, known, entry, size + 1),
                        size,
                        change -> Params.cursor(change.source().name(), String.valueOf(change.sequence())))
                .map(ChangeBody::of);
    }

    private Attestation find(String smartAccount, String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        return attestations.get(smartAccount, id);
    }

    private static AttestationStore.@Nullable Position position(@Nullable String after) {
        List<String> key = Params.after(after, 2);
        return key == null
                ? null
                : new AttestationStore.Position(
                        Objects.requireNonNull(Params.moment("after", key.getFirst())), key.getLast());
    }

    private static AttestationStore.@Nullable Entry entry(@Nullable String after) {
        List<String> key = Params.after(after, 2);
        if (key == null) {
            return null;
        }
        Source source = Stream.of(Source.values())
                .filter(one -> one.name().equals(key.getFirst()))
                .findFirst()
                .orElseThrow(() -> Problem.badParameter("after", "Pass the value of \"next\" from the page before."));
        return new AttestationStore.Entry(source, Params.number("after", key.getLast()));
    }
}
