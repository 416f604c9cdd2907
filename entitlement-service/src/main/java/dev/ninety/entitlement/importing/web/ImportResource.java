package dev.ninety.entitlement.importing.web;

import dev.ninety.entitlement.importing.Fields;
import dev.ninety.entitlement.importing.ImportReport;
import dev.ninety.entitlement.importing.app.ImportFile;
import dev.ninety.entitlement.importing.app.Imports;
import dev.ninety.entitlement.importing.app.LicenceImporter;
import dev.ninety.kit.csv.CsvTable;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.kit.tenancy.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Imports of tables and JSON files. */
@Path("/v1/smart-accounts/{smartAccount}/imports")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ImportResource {

    private final Imports imports;
    private final FileReader files;
    private final LicenceImporter licences;

    public ImportResource(Imports imports, FileReader files, LicenceImporter licences) {
        this.imports = imports;
        this.files = files;
        this.licences = licences;
    }

    @POST
    @Path("/cssm-licences")
    @Consumes({MediaType.APPLICATION_JSON, FileReader.CSV})
    @Operation(
            summary = "Takes over the licences of an export, with a result per line",
            description = "The same file again writes nothing; a line with another quantity writes the difference. "
                    + "A line with a name that is not known, or not for certain, is UNRESOLVED and taken by itself "
                    + "once the name is known.")
    public ImportReport cssmLicences(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("virtualAccount")
                    @Parameter(description = "The id or name of the Virtual Account of lines that name none")
                    @Nullable
                    String virtualAccount,
            @QueryParam("openEnded")
                    @Parameter(description = "true: what a table without a column for the end lists, has no end")
                    @Nullable
                    String openEnded,
            @BeanParam ImportOptions options,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = CssmLicences.class)),
                                @Content(mediaType = FileReader.CSV, schema = @Schema(implementation = String.class))
                            })
                    InputStream body) {
        Ids.smartAccount(smartAccount);
        boolean endless = ImportOptions.isTrue("openEnded", openEnded);
        ImportFile file = files.tableOrJson(
                body,
                options.mediaType(),
                Fields.OF_LICENCES,
                options.columns,
                table -> requireLicences(table, virtualAccount, endless),
                CssmLicencesReader::read);
        return imports.run(smartAccount, licences, file.within(virtualAccount), options.isPreview());
    }

    private static void requireLicences(CsvTable table, @Nullable String virtualAccount, boolean endless) {
        table.requireColumns(Fields.LICENSE, Fields.QUANTITY);
        requireVirtualAccount(table, virtualAccount);
        if (!endless && !table.has(Fields.END_DATE)) {
            throw Problem.invalid(List.of(Violation.inBody(
                    "",
                    "MISSING_COLUMN",
                    "No column stands for endDate. Name one with column=endDate:Its Title, or send openEnded=true "
                            + "where all units are held without an end.")));
        }
    }

    private static void requireVirtualAccount(CsvTable table, @Nullable String virtualAccount) {
        if (virtualAccount == null) {
            table.requireColumns(Fields.VIRTUAL_ACCOUNT);
        }
    }
}
