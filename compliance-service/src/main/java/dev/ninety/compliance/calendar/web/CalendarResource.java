package dev.ninety.compliance.calendar.web;

import dev.ninety.compliance.calendar.app.Calendars;
import dev.ninety.kit.ledger.Sha256;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Addresses at which clocks can be read by calendar programs, which cannot sign in. */
@Path("/v1/smart-accounts/{smartAccount}/calendars")
@Tag(name = "Calendars")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CalendarResource {

    private final Calendars calendars;
    private final AccountRegistry accounts;

    CalendarResource(Calendars calendars, AccountRegistry accounts) {
        this.calendars = calendars;
        this.accounts = accounts;
    }

    @GET
    @Operation(summary = "The addresses of an account, revoked ones too; not what is secret of them")
    public Page<CalendarBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        String last = Params.after(after);
        accounts.require(smartAccount);
        return Page.of(calendars.page(smartAccount, last, size + 1), size, feed -> Params.cursor(feed.id()))
                .map(feed -> CalendarBody.of(feed, null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes an address for the clocks of a person, of a Virtual Account, or of the account",
            description = "Whoever knows the address can read it, so treat it as a password. It is told once.")
    @APIResponse(
            responseCode = "201",
            description = "It works from now on",
            content = @Content(schema = @Schema(implementation = CalendarBody.class)))
    public RestResponse<CalendarBody> create(
            @PathParam("smartAccount") String smartAccount, @Nullable CalendarRequest request) {
        Ids.smartAccount(smartAccount);
        CalendarRequest asked = Answers.body(request).checked();
        accounts.require(smartAccount);
        Calendars.Created created = calendars.create(smartAccount, asked.owner(), asked.virtualAccount());
        String path = "/v1/smart-accounts/" + smartAccount + "/calendars/" + created.secret() + "/clocks.ics";
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, CalendarBody.of(created.feed(), path))
                .location(URI.create(path))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revokes an address, which works no more")
    @APIResponse(responseCode = "204", description = "It does not work any more")
    public void revoke(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        calendars.revoke(smartAccount, id);
    }

    @GET
    @Path("/{secret}/clocks.ics")
    @Produces("text/calendar;charset=UTF-8")
    @Operation(summary = "The clocks, as RFC 5545 has them")
    public RestResponse<String> read(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("secret") String secret,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Ids.smartAccount(smartAccount);
        accounts.require(smartAccount);
        String text = calendars.read(smartAccount, secret);
        String etag = '"' + HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8))) + '"';
        RestResponse.ResponseBuilder<String> answer = Etags.matches(ifNoneMatch, etag)
                ? RestResponse.ResponseBuilder.notModified()
                : RestResponse.ResponseBuilder.ok(text);
        return answer.header("ETag", etag).build();
    }
}
