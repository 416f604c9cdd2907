package dev.ninety.compliance.vendor.web;

import dev.ninety.compliance.vendor.UsageReport;
import dev.ninety.compliance.vendor.app.UsageFile;
import dev.ninety.compliance.vendor.app.VendorUsageImports;
import dev.ninety.kit.importing.FileType;
import dev.ninety.kit.tenancy.AccountRegistry;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door to what the vendor counts as in use. */
@Path("/v1/smart-accounts/{smartAccount}/imports/vendor-usage")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class VendorUsageResource {

    private final VendorUsageImports imports;
    private final VendorUsageFiles files;
    private final AccountRegistry accounts;

    VendorUsageResource(VendorUsageImports imports, VendorUsageFiles files, AccountRegistry accounts) {
        this.imports = imports;
        this.files = files;
        this.accounts = accounts;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, FileType.CSV})
    @Operation(
            summary = "Takes over what the vendor counts as in use, with a result per line",
            description = "Lines of one file for the same licence, Virtual Account and moment are summed up; of several"
                    + " files the one that came last stands. The same file again writes nothing. A line with a name"
                    + " that is not known, or not for certain, is UNRESOLVED and taken by itself once the name is"
                    + " known.")
    public UsageReport vendorUsage(
            @PathParam("smartAccount") String smartAccount,
            @BeanParam VendorUsageOptions options,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = VendorUsageBody.class)),
                                @Content(mediaType = FileType.CSV, schema = @Schema(implementation = String.class))
                            })
                    InputStream body) {
        Ids.smartAccount(smartAccount);
        boolean preview = options.isPreview();
        accounts.require(smartAccount);
        UsageFile file = files.read(body, options);
        return imports.run(smartAccount, file, preview);
    }
}
