package dev.ninety.usage.importing.web;

import dev.ninety.kit.importing.TableOptions;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.usage.importing.app.DeviceFile;
import dev.ninety.usage.importing.app.DeviceImport;
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
            @BeanParam TableOptions options,
            @Nullable InputStream body) {
        String account = Ids.smartAccount(smartAccount);
        boolean onlyPreview = options.isPreview();
        DeviceFile file = reader.read(body == null ? InputStream.nullInputStream() : body, options);
        return DeviceImportReport.of(file, onlyPreview, devices.run(account, file, virtualAccount, onlyPreview));
    }
}
