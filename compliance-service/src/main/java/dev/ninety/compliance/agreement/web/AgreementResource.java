package dev.ninety.compliance.agreement.web;

import dev.ninety.compliance.Caller;
import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.agreement.app.Agreements;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Etags;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The doors to agreements with the vendor. */
@Path("/v1/smart-accounts/{smartAccount}/agreements")
@Tag(name = "Agreements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AgreementResource {

    private final Agreements agreements;
    private final AccountRegistry accounts;

    AgreementResource(Agreements agreements, AccountRegistry accounts) {
        this.agreements = agreements;
        this.accounts = accounts;
    }

    @GET
    @Operation(
            summary = "The agreements of an account, in the order of their ids",
            description = "`knownAt` tells them as they stood by what was recorded until then.")
    public Page<AgreementBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Instant known = Params.moment("knownAt", knownAt);
        int size = Params.limit(limit);
        String last = Params.after(after);
        accounts.require(smartAccount);
        return Page.of(
                        agreements.page(smartAccount, known, last, size + 1),
                        size,
                        version -> Params.cursor(version.agreement().id()))
                .map(AgreementBody::of);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "One agreement",
            description = "`knownAt` tells it as it stood by what was recorded until then.")
    public RestResponse<AgreementBody> get(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @QueryParam("knownAt") @Nullable String knownAt) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        Instant known = Params.moment("knownAt", knownAt);
        accounts.require(smartAccount);
        return answer(RestResponse.Status.OK, agreements.get(smartAccount, id, known));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Writes down what was agreed with the vendor",
            description =
                    "A new agreement needs no If-Match; one that stands is replaced as a whole, with the ETag that"
                            + " was read in If-Match. The same again changes nothing. Every version is kept.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = AgreementBody.class)))
    public RestResponse<AgreementBody> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context SecurityContext security,
            @Nullable AgreementRequest request) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        Agreements.Written written = agreements.put(
                smartAccount,
                Answers.body(request).toDomain(id),
                version -> mayBeReplaced(ifMatch, version),
                Caller.of(security));
        return answer(written.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, written.version());
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Takes an agreement back",
            description =
                    "If-Match must carry the ETag that was read. What was known of it before can still be read with"
                            + " `knownAt`.")
    @APIResponse(responseCode = "204", description = "It stands no more")
    public void delete(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context SecurityContext security) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        agreements.withdraw(smartAccount, id, version -> Etags.require(ifMatch, version), Caller.of(security));
    }

    /** @param version the one that stands; 0 where none does */
    private static void mayBeReplaced(@Nullable String ifMatch, long version) {
        if (version > 0) {
            Etags.require(ifMatch, version);
        } else if (ifMatch != null) {
            throw Problem.of(
                    412,
                    "STALE_VERSION",
                    "There is no such agreement, so it has no version.",
                    Violation.inParameter("If-Match", "STALE", "There is no current ETag."));
        }
    }

    private static RestResponse<AgreementBody> answer(RestResponse.Status status, AgreementVersion version) {
        return RestResponse.ResponseBuilder.create(status, AgreementBody.of(version))
                .header(HttpHeaders.ETAG, Etags.of(version.version()))
                .build();
    }
}
