package dev.ninety.entitlement.catalogue.web;

import dev.ninety.entitlement.catalogue.CatalogueReport;
import dev.ninety.entitlement.catalogue.app.CatalogueImport;
import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.importing.PreviewOption;
import dev.ninety.kit.tenancy.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Updates of an account's catalogue that come as a file. */
@Path("/v1/smart-accounts/{smartAccount}/imports")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CatalogueImportResource {

    private final CatalogueImport imports;
    private final long largest;

    public CatalogueImportResource(
            CatalogueImport imports,
            @ConfigProperty(name = "ninety.limits.json-body-bytes", defaultValue = "16777216") long largest) {
        this.imports = imports;
        this.largest = largest;
    }

    @POST
    @Path("/catalogue")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Takes over the licences of a catalogue file, with a result for each",
            description = "A licence that differs from the account's view becomes a new version of it, as by PUT. Tags "
                    + "that the file does not name stay as they are. With preview=true nothing is written.")
    public CatalogueReport catalogue(
            @PathParam("smartAccount") String smartAccount,
            @BeanParam PreviewOption option,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CatalogueFile.class)))
                    InputStream body) {
        Ids.smartAccount(smartAccount);
        boolean writesNothing = option.isPreview();
        ImportBody file = ImportBody.read(body, largest);
        return writesNothing ? imports.preview(smartAccount, file) : imports.run(smartAccount, file);
    }

    /** The form of a file, for the description of the door; what comes in is read licence by licence. */
    @Schema(name = "CatalogueFile", description = "Further members are ignored. The array alone is taken too.")
    record CatalogueFile(List<LicenceBody> licences) {}
}
