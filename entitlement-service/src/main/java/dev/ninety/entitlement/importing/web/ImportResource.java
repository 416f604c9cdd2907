package dev.ninety.entitlement.importing.web;

import dev.ninety.entitlement.importing.Fields;
import dev.ninety.entitlement.importing.ImportReport;
import dev.ninety.entitlement.importing.app.ImportFile;
import dev.ninety.entitlement.importing.app.Imports;
import dev.ninety.entitlement.importing.app.LicenceImporter;
import dev.ninety.entitlement.importing.app.OrderImporter;
import dev.ninety.entitlement.importing.app.PakImporter;
import dev.ninety.entitlement.importing.app.PriceImporter;
import dev.ninety.kit.csv.CsvTable;
import dev.ninety.kit.importing.FileType;
import dev.ninety.kit.importing.TableOptions;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Params;
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

    private static final List<JsonField> PRICE = List.of(
            JsonField.text(Fields.LICENSE),
            JsonField.text(Fields.ENTITLEMENT_TAG),
            JsonField.text(Fields.AMOUNT),
            JsonField.text(Fields.CURRENCY));

    private static final List<JsonField> ORDER = List.of(
            JsonField.text(Fields.ORDER_REFERENCE),
            JsonField.text(Fields.VIRTUAL_ACCOUNT),
            JsonField.text(Fields.LICENSE),
            JsonField.text(Fields.ENTITLEMENT_TAG),
            JsonField.number(Fields.QUANTITY),
            JsonField.text(Fields.ORDERED_AT),
            JsonField.text(Fields.EXPECTED_AT));

    private static final List<JsonField> PAK =
            List.of(JsonField.text(Fields.PAK), JsonField.text(Fields.DESCRIPTION), JsonField.number(Fields.QUANTITY));

    private final Imports imports;
    private final FileReader files;
    private final LicenceImporter licences;
    private final PriceImporter prices;
    private final OrderImporter orders;
    private final PakImporter paks;

    public ImportResource(
            Imports imports,
            FileReader files,
            LicenceImporter licences,
            PriceImporter prices,
            OrderImporter orders,
            PakImporter paks) {
        this.imports = imports;
        this.files = files;
        this.licences = licences;
        this.prices = prices;
        this.orders = orders;
        this.paks = paks;
    }

    @POST
    @Path("/cssm-licences")
    @Consumes({MediaType.APPLICATION_JSON, FileType.CSV})
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
            @BeanParam TableOptions options,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = JsonForms.Licences.class)),
                                @Content(mediaType = FileType.CSV, schema = @Schema(implementation = String.class))
                            })
                    InputStream body) {
        Ids.smartAccount(smartAccount);
        boolean endless = Params.truth("openEnded", openEnded);
        ImportFile file = files.tableOrJson(
                body,
                options,
                Fields.OF_LICENCES,
                table -> requireLicences(table, virtualAccount, endless),
                CssmLicencesReader::read);
        return imports.run(smartAccount, licences, file.within(virtualAccount), options.isPreview());
    }

    @POST
    @Path("/prices")
    @Consumes({MediaType.APPLICATION_JSON, FileType.CSV})
    @Operation(
            summary = "Takes prices into the account's catalogue",
            description = "A licence is named by its tag or its name. A price that differs is a new version of the "
                    + "licence; one of a tag that no catalogue has is refused.")
    public ImportReport prices(
            @PathParam("smartAccount") String smartAccount,
            @BeanParam TableOptions options,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = JsonForms.Prices.class)),
                                @Content(mediaType = FileType.CSV, schema = @Schema(implementation = String.class))
                            })
                    InputStream body) {
        Ids.smartAccount(smartAccount);
        ImportFile file = files.tableOrJson(
                body,
                options,
                Fields.OF_PRICES,
                table -> {
                    requireLicence(table);
                    table.requireColumns(Fields.AMOUNT, Fields.CURRENCY);
                },
                tree -> JsonLines.read(tree, "prices", PRICE));
        return imports.run(smartAccount, prices, file, options.isPreview());
    }

    @POST
    @Path("/orders")
    @Consumes({MediaType.APPLICATION_JSON, FileType.CSV})
    @Operation(
            summary = "Takes orders: what was bought and may not be in the account yet",
            description =
                    "A licence is named by its tag or its name. A date without a time is the beginning of its day "
                            + "for orderedAt, its end for expectedAt.")
    public ImportReport orders(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("virtualAccount")
                    @Parameter(description = "The id or name of the Virtual Account of lines that name none")
                    @Nullable
                    String virtualAccount,
            @BeanParam TableOptions options,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = JsonForms.Orders.class)),
                                @Content(mediaType = FileType.CSV, schema = @Schema(implementation = String.class))
                            })
                    InputStream body) {
        Ids.smartAccount(smartAccount);
        ImportFile file = files.tableOrJson(
                body,
                options,
                Fields.OF_ORDERS,
                table -> {
                    table.requireColumns(Fields.ORDER_REFERENCE, Fields.QUANTITY, Fields.ORDERED_AT);
                    requireLicence(table);
                    requireVirtualAccount(table, virtualAccount);
                },
                tree -> JsonLines.read(tree, "orders", ORDER));
        return imports.run(smartAccount, orders, file.within(virtualAccount), options.isPreview());
    }

    @POST
    @Path("/paks")
    @Consumes({MediaType.APPLICATION_JSON, FileType.CSV})
    @Operation(
            summary = "Lists legacy keys that the account holds",
            description = "They grant nothing until converted.")
    public ImportReport paks(
            @PathParam("smartAccount") String smartAccount,
            @BeanParam TableOptions options,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = JsonForms.Paks.class)),
                                @Content(mediaType = FileType.CSV, schema = @Schema(implementation = String.class))
                            })
                    InputStream body) {
        Ids.smartAccount(smartAccount);
        ImportFile file = files.tableOrJson(
                body,
                options,
                Fields.OF_PAKS,
                table -> table.requireColumns(Fields.PAK, Fields.DESCRIPTION, Fields.QUANTITY),
                tree -> JsonLines.read(tree, "paks", PAK));
        return imports.run(smartAccount, paks, file, options.isPreview());
    }

    private static void requireLicence(CsvTable table) {
        if (!table.has(Fields.ENTITLEMENT_TAG)) {
            table.requireColumns(Fields.LICENSE);
        }
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
