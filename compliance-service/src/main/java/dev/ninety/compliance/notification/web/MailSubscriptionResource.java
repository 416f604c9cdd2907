package dev.ninety.compliance.notification.web;

import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.notification.SubscriberKind;
import dev.ninety.compliance.notification.app.Subscriptions;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Mailboxes to which what is announced is written. */
@Path("/v1/smart-accounts/{smartAccount}/mail-subscriptions")
@Tag(name = "Notification")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MailSubscriptionResource {

    private final Subscriptions subscriptions;
    private final SubscriberDoor door;

    MailSubscriptionResource(Subscriptions subscriptions, SubscriberDoor door) {
        this.subscriptions = subscriptions;
        this.door = door;
    }

    @GET
    @Operation(summary = "The mail subscriptions of an account, in the order of their ids")
    public Page<MailSubscriptionBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return door.list(SubscriberKind.MAIL, smartAccount, limit, after).map(this::body);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One mail subscription, and how far it has been told")
    public MailSubscriptionBody get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        return body(subscriptions.get(key(smartAccount, id)));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Have what is announced written to a mailbox, from now on",
            description =
                    "What waits goes together in one mail. Written again, it replaces what was said before, and what"
                            + " failed is tried again at once.")
    @APIResponse(responseCode = "200", description = "It stood; this is how it stands now")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = MailSubscriptionBody.class)))
    public RestResponse<MailSubscriptionBody> put(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @Nullable MailSubscriptionRequest request) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        Subscriber.Wish wish = Answers.body(request).toDomain();
        Subscriptions.Written written = subscriptions.put(key(smartAccount, id), wish);
        return Answers.written(body(written.subscriber()), written.created());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Write nothing there any more; its dead letters are gone too")
    public void delete(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        subscriptions.delete(key(smartAccount, id));
    }

    @GET
    @Path("/{id}/dead-letters")
    @Operation(summary = "Events that could not be written of, in the order in which they were announced")
    public Page<DeadLetterBody> deadLetters(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return door.deadLetters(SubscriberKind.MAIL, smartAccount, id, limit, after);
    }

    @POST
    @Path("/{id}/dead-letters/{eventId}/retry")
    @Operation(
            summary = "Try once more to write of an event, now and out of its turn",
            description = "Answers what came of it.")
    public RetryBody retry(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @PathParam("eventId") String eventId) {
        return door.retry(SubscriberKind.MAIL, smartAccount, id, eventId);
    }

    private MailSubscriptionBody body(Subscriber subscriber) {
        return MailSubscriptionBody.of(subscriber, subscriptions.isReady(SubscriberKind.MAIL));
    }

    private Subscriber.Key key(String smartAccount, String id) {
        return door.key(SubscriberKind.MAIL, smartAccount, id);
    }
}
