package dev.ninety.entitlement.importing.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.entitlement.importing.ImportReport;
import dev.ninety.entitlement.importing.app.CssmImportService;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Imports of what the vendor's portal says is owned. */
@Path("/v1/smart-accounts/{smartAccount}/imports")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ImportResource {

    private final CssmImportService imports;

    public ImportResource(CssmImportService imports) {
        this.imports = imports;
    }

    @POST
    @Path("/cssm-licences")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Takes over the licences of an export, with a result per line",
            description = "Names match the catalogue's display name and the Virtual Account's name. The same export "
                    + "again writes nothing; a line with another quantity writes the difference.")
    public ImportReport cssmLicences(
            @PathParam("smartAccount") String smartAccount,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CssmLicences.class)))
                    @Nullable
                    JsonNode body) {
        Ids.smartAccount(smartAccount);
        return imports.run(smartAccount, CssmLicencesReader.read(Answers.body(body)));
    }
}
