package dev.ninety.entitlement.importing.web;

import dev.ninety.entitlement.importing.Fields;
import dev.ninety.entitlement.importing.ImportReport;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.entitlement.importing.app.DeviceTextImporter;
import dev.ninety.entitlement.importing.app.Imports;
import dev.ninety.entitlement.importing.app.SummaryImporter;
import dev.ninety.entitlement.naming.DeviceText;
import dev.ninety.entitlement.naming.DeviceText.Finding;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports of files that tell what the names of licences stand for. */
@Path("/v1/smart-accounts/{smartAccount}/imports")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NameImportResource {

    private static final List<JsonField> SUMMARY = List.of(
            JsonField.text(Fields.NAME, "display_name", "displayName"), JsonField.text(Fields.ENTITLEMENT_TAG, "tag"));

    private final Imports imports;
    private final FileReader files;
    private final SummaryImporter summaries;
    private final DeviceTextImporter deviceTexts;

    public NameImportResource(
            Imports imports, FileReader files, SummaryImporter summaries, DeviceTextImporter deviceTexts) {
        this.imports = imports;
        this.files = files;
        this.summaries = summaries;
        this.deviceTexts = deviceTexts;
    }

    @POST
    @Path("/get-summary")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Learns tags and display names from the vendor's summary",
            description = "Lines of other files that waited for one of these names are taken in the same transaction.")
    public ImportReport getSummary(
            @PathParam("smartAccount") String smartAccount,
            @BeanParam PreviewOption option,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = JsonForms.Summary.class)))
                    InputStream body) {
        Ids.smartAccount(smartAccount);
        return imports.run(
                smartAccount,
                summaries,
                files.json(body, tree -> JsonLines.read(tree, "summary", SUMMARY)),
                option.isPreview());
    }

    @POST
    @Path("/show-license")
    @Consumes(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Learns names from what a device prints",
            description = "show license all, usage and summary tell by which description a feature goes, show license "
                    + "rum id … detail tells its tag. Everything else in the text is passed over.")
    public ImportReport showLicense(
            @PathParam("smartAccount") String smartAccount,
            @BeanParam PreviewOption option,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = String.class)))
                    InputStream body) {
        Ids.smartAccount(smartAccount);
        return imports.run(
                smartAccount,
                deviceTexts,
                files.text(body, option.fileType(), NameImportResource::deviceLines),
                option.isPreview());
    }

    private static List<SourceLine> deviceLines(String text) {
        List<SourceLine> lines = new ArrayList<>();
        for (Finding found : DeviceText.read(text)) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(Fields.NAME, found.name());
            if (found.entitlementTag() != null) {
                fields.put(Fields.ENTITLEMENT_TAG, found.entitlementTag());
            }
            if (found.description() != null) {
                fields.put(Fields.DESCRIPTION, found.description());
            }
            lines.add(new SourceLine(lines.size(), "/lines/" + found.line(), fields, null));
        }
        return lines;
    }
}
