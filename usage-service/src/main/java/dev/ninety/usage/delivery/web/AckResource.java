package dev.ninety.usage.delivery.web;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.delivery.app.Acks;
import dev.ninety.usage.delivery.app.DeliverySettings;
import dev.ninety.usage.delivery.store.AckStore.StoredAck;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the vendor answers to exports. */
@Path("/v1/smart-accounts/{smartAccount}/acks")
@Tag(name = "Delivery")
@RunOnVirtualThread
public class AckResource {

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 16;

    private final Acks acks;
    private final int largest;

    public AckResource(Acks acks, DeliverySettings settings) {
        this.acks = acks;
        this.largest = (int) Math.min(settings.ackBytes(), LARGEST_ARRAY);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Bring the vendor's ACK of an export",
            description = "A file with <smartLicenseRumAck>, or the bundle of such files; kept as it is. It answers the"
                    + " export that is named, else the only one that waits for an ACK.")
    public RestResponse<StoredAck> receive(
            @PathParam("smartAccount") String smartAccount,
            @Parameter(description = "Which export it answers") @QueryParam("export") @Nullable String export,
            @Parameter(description = "Whose exports are meant where none is named")
                    @QueryParam("virtualAccount")
                    @Nullable
                    String virtualAccount,
            @Nullable InputStream body)
            throws IOException {
        String account = Ids.smartAccount(smartAccount);
        String named = export == null ? null : Ids.id("export", export);
        String within = virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount);
        byte[] content = body == null ? new byte[0] : body.readNBytes(largest);
        if (body != null && content.length == largest && body.read() >= 0) {
            throw Problem.tooLarge("An ACK has at most " + largest + " bytes.");
        }
        Acks.Saved saved = acks.receive(account, named, within, content);
        return Answers.written(saved.ack(), saved.created());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The ACKs that were received, oldest first")
    public Page<StoredAck> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        String key = Params.after(after);
        List<StoredAck> found =
                acks.list(Ids.smartAccount(smartAccount), key == null ? 0 : Params.number("after", key), size + 1);
        return Page.of(found, size, ack -> Params.cursor(String.valueOf(ack.id())));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "One ACK, byte for byte as it was received")
    public byte[] get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        return acks.content(Ids.smartAccount(smartAccount), Params.number("id", id));
    }
}
