package dev.ninety.compliance.pack.web;

import dev.ninety.compliance.Caller;
import dev.ninety.compliance.file.StoredFile;
import dev.ninety.compliance.file.app.StoredFiles;
import dev.ninety.compliance.job.web.JobResource;
import dev.ninety.compliance.pack.app.Packs;
import dev.ninety.compliance.pack.store.PackStore.Position;
import dev.ninety.compliance.pack.store.PackStore.Standing;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The doors to evidence packs. */
@Path("/v1/smart-accounts/{smartAccount}/evidence-packs")
@Tag(name = "Evidence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PackResource {

    private static final PackRequest EVERYTHING_NOW = new PackRequest(null, null, null, null);

    private final Packs packs;
    private final StoredFiles files;
    private final AccountRegistry accounts;

    PackResource(Packs packs, StoredFiles files, AccountRegistry accounts) {
        this.packs = packs;
        this.files = files;
        this.accounts = accounts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Has an evidence pack put together and signed, as a job",
            description = "A pack of the same scope, at, knownAt and rawReports that is there or on its way is not made"
                    + " twice. The job is at Location. 409 NO_SIGNING_KEY where the service was given no key.")
    @APIResponse(
            responseCode = "202",
            description = "It is, or will be, put together",
            content = @Content(schema = @Schema(implementation = PackBody.class)))
    public Response request(
            @PathParam("smartAccount") String smartAccount,
            @Context SecurityContext security,
            @Nullable PackRequest request) {
        Ids.smartAccount(smartAccount);
        Packs.Wish wish = (request == null ? EVERYTHING_NOW : request).wish();
        accounts.require(smartAccount);
        Standing standing = packs.request(smartAccount, wish, Caller.of(security));
        return Response.accepted(PackBody.of(standing))
                .header(
                        HttpHeaders.LOCATION,
                        JobResource.path(smartAccount, standing.pack().jobId()))
                .build();
    }

    @GET
    @Operation(summary = "Evidence packs, the latest first")
    public Page<PackBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        Position position = position(after);
        accounts.require(smartAccount);
        return Page.of(
                        packs.page(smartAccount, position, size + 1),
                        size,
                        standing -> Params.cursor(
                                standing.pack().requestedAt().toString(),
                                standing.pack().id()))
                .map(PackBody::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One evidence pack, and how far it is")
    public PackBody get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        require(smartAccount, id);
        return PackBody.of(packs.get(smartAccount, id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes an evidence pack and its file, which can be made again, the same")
    public void delete(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        require(smartAccount, id);
        packs.remove(smartAccount, id);
    }

    @GET
    @Path("/{id}/file")
    @Produces("application/zip")
    @Operation(summary = "The pack, a ZIP", description = "410 where its file has expired; ask for the pack again.")
    @APIResponse(
            responseCode = "200",
            description = "The ZIP; its SHA-256 is the ETag",
            content = @Content(mediaType = "application/zip"))
    public Response file(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        require(smartAccount, id);
        StoredFile file = packs.file(smartAccount, id);
        return Response.ok(files.open(file), "application/zip")
                .header(HttpHeaders.CONTENT_LENGTH, file.bytes())
                .header(HttpHeaders.ETAG, '"' + file.sha256() + '"')
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".zip\"")
                .build();
    }

    @GET
    @Path("/{id}/signature")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "The Ed25519 signature over the whole ZIP, 64 bytes",
            description = "The key is at /v1/evidence-key. It can be fetched when the file has expired, too.")
    @APIResponse(
            responseCode = "200",
            description = "The signature, as openssl takes it",
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    public Response signature(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        require(smartAccount, id);
        byte[] signature =
                Base64.getDecoder().decode(packs.sealed(smartAccount, id).signature());
        return Response.ok(signature, MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".zip.sig\"")
                .build();
    }

    private void require(String smartAccount, String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
    }

    private static @Nullable Position position(@Nullable String after) {
        List<String> key = Params.after(after, 2);
        if (key == null) {
            return null;
        }
        Instant requestedAt = Objects.requireNonNull(Params.moment("after", key.getFirst()));
        return new Position(requestedAt, key.getLast());
    }
}
