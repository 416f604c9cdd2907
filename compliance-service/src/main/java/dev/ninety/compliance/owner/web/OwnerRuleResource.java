package dev.ninety.compliance.owner.web;

import dev.ninety.compliance.Caller;
import dev.ninety.compliance.owner.app.OwnerRules;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who is to care for cases. */
@Path("/v1/smart-accounts/{smartAccount}/owner-rules")
@Tag(name = "Owner rules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OwnerRuleResource {

    private final OwnerRules rules;
    private final AccountRegistry accounts;

    OwnerRuleResource(OwnerRules rules, AccountRegistry accounts) {
        this.rules = rules;
        this.accounts = accounts;
    }

    @GET
    @Operation(summary = "The owner rules of an account, in the order of their ids")
    public Page<OwnerRuleBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        String last = Params.after(after);
        accounts.require(smartAccount);
        return Page.of(rules.page(smartAccount, last, size + 1), size, rule -> Params.cursor(rule.id()))
                .map(OwnerRuleBody::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One owner rule")
    public OwnerRuleBody get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        return OwnerRuleBody.of(rules.get(smartAccount, id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says who cares for cases of a Virtual Account, of a licence family, or of one in the other",
            description =
                    "A case that opens takes the owner of the most specific rule: one for both goes before one for"
                            + " its Virtual Account, that before one for its family. Open cases that nobody owns take it when"
                            + " the rule is written; others keep their owner. Another"
                            + " scope under the same id is a 409, and so is a scope that another rule has.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = OwnerRuleBody.class)))
    public RestResponse<OwnerRuleBody> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Nullable OwnerRuleRequest request) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        if (request == null) {
            throw Problem.unreadable("An object with virtualAccount or family, and owner.");
        }
        OwnerRules.Written written = rules.put(smartAccount, request.toDomain(id), Caller.of(security));
        return RestResponse.status(
                written.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                OwnerRuleBody.of(written.rule()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Takes an owner rule away; cases keep the owner that they took from it")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        rules.delete(smartAccount, id);
    }
}
