package dev.ninety.entitlement.directory.web;

import dev.ninety.entitlement.directory.Directory;
import dev.ninety.entitlement.directory.app.DirectoryService;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Etags;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The account, its Virtual Accounts and its catalogue in one answer, for the other services. */
@Path("/v1/smart-accounts/{smartAccount}/directory")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DirectoryResource {

    private final DirectoryService directories;

    public DirectoryResource(DirectoryService directories) {
        this.directories = directories;
    }

    @GET
    @Operation(
            summary = "The account, its Virtual Accounts and its catalogue",
            description = "Send the ETag as If-None-Match to be told with a 304 that nothing has changed.")
    @APIResponse(responseCode = "200", description = "The directory, with its ETag")
    @APIResponse(responseCode = "304", description = "It is still the one that was read")
    public RestResponse<DirectoryView> get(
            @PathParam("smartAccount") String smartAccount,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        String etag = directories.etag(Ids.smartAccount(smartAccount));
        if (Etags.matches(ifNoneMatch, etag)) {
            return ResponseBuilder.<DirectoryView>notModified()
                    .header(HttpHeaders.ETAG, etag)
                    .build();
        }
        Directory directory = directories.get(smartAccount);
        return ResponseBuilder.ok(DirectoryView.of(directory))
                .header(HttpHeaders.ETAG, directory.etag())
                .build();
    }
}
