package dev.ninety.usage.importing.web;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.usage.importing.app.DeviceFile;
import dev.ninety.usage.importing.app.DeviceImport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists of devices, as the vendor's portal and inventories export them. */
@Path("/v1/smart-accounts/{smartAccount}/imports")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeviceImportResource {

    private final DeviceImport devices;
    private final DeviceFileReader reader;

    DeviceImportResource(DeviceImport devices, DeviceFileReader reader) {
        this.devices = devices;
        this.reader = reader;
    }

    @POST
    @Path("/product-instances")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Take a list of devices in, with a result per line",
            description = "JSON as the vendor lists devices, or a table (text/csv); either may be gzipped. Where an"
                    + " instance was only first sighted, its Virtual Account holds for all time before its first move.")
    public DeviceImportReport productInstances(
            @PathParam("smartAccount") String smartAccount,
            @Parameter(description = "Id or name, for lines that name none") @QueryParam("virtualAccount") @Nullable
                    String virtualAccount,
            @Parameter(description = "field:Column Title, where a table has a title that is not known; may be repeated")
                    @QueryParam("column")
                    List<String> columns,
            @Parameter(description = "true to be told what would become of it, and write nothing")
                    @QueryParam("preview")
                    @Nullable
                    String preview,
            @Context HttpHeaders headers,
            @Nullable InputStream body) {
        String account = Ids.smartAccount(smartAccount);
        boolean onlyPreview = truth(preview);
        DeviceFile file =
                reader.read(body == null ? InputStream.nullInputStream() : body, headers.getMediaType(), columns);
        return DeviceImportReport.of(file, onlyPreview, devices.run(account, file, virtualAccount, onlyPreview));
    }

    private static boolean truth(@Nullable String preview) {
        return switch (preview) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.badParameter("preview", "One of true, false.");
        };
    }
}
