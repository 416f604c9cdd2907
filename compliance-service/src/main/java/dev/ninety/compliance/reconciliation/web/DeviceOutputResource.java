package dev.ninety.compliance.reconciliation.web;

import dev.ninety.compliance.device.DeviceText;
import dev.ninety.compliance.reconciliation.app.DeviceOutputs;
import dev.ninety.kit.csv.CsvText;
import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.importing.PreviewOption;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.kit.tenancy.AccountRegistry;
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
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to what devices print of themselves. */
@Path("/v1/smart-accounts/{smartAccount}/imports/device-output")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeviceOutputResource {

    private static final int LONGEST_INSTANCE = 300;

    private final DeviceOutputs outputs;
    private final AccountRegistry accounts;
    private final InstantSource clock;
    private final long largest;

    DeviceOutputResource(
            DeviceOutputs outputs,
            AccountRegistry accounts,
            InstantSource clock,
            @ConfigProperty(name = "ninety.limits.json-body-bytes", defaultValue = "16777216") long largest) {
        this.outputs = outputs;
        this.accounts = accounts;
        this.clock = clock;
        this.largest = largest;
    }

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Compares what a device prints on show license all with what it consumes by this record",
            description =
                    "Everything in the text that is of no interest is passed over; it may be gzipped. The use of all"
                            + " that the device says to be one with it counts together. It is compared again on the cadence, until a"
                            + " newer text of the device is brought.")
    public DeviceOutputBody bring(
            @PathParam("smartAccount") String smartAccount,
            @Parameter(description = "pid:serial, where the text does not say whose it is")
                    @QueryParam("productInstance")
                    @Nullable
                    String productInstance,
            @Parameter(description = "The id of the Virtual Account of licences of which no use is known here")
                    @QueryParam("virtualAccount")
                    @Nullable
                    String virtualAccount,
            @Parameter(description = "When it was printed; without it, when it first came")
                    @QueryParam("takenAt")
                    @Nullable
                    String takenAt,
            @BeanParam PreviewOption option,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = String.class)))
                    InputStream body) {
        Ids.smartAccount(smartAccount);
        String instance = instance(productInstance);
        String where = virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount);
        Instant printed = printed(takenAt);
        boolean preview = option.isPreview();
        accounts.require(smartAccount);
        ImportBody read = ImportBody.read(body, largest);
        DeviceText text =
                DeviceText.read(CsvText.decode(read.content(), option.fileType().charset()));
        return DeviceOutputBody.of(
                outputs.bring(smartAccount, new DeviceOutputs.Sent(read, text, instance, where, printed), preview));
    }

    private static @Nullable String instance(@Nullable String text) {
        int colon = text == null ? -1 : text.lastIndexOf(':');
        if (text != null && (colon < 1 || colon == text.length() - 1 || text.length() > LONGEST_INSTANCE)) {
            throw Problem.badParameter("productInstance", "A product instance is written pid:serial.");
        }
        return Params.text("productInstance", text);
    }

    private @Nullable Instant printed(@Nullable String text) {
        Instant moment = Params.moment("takenAt", text);
        if (moment != null && moment.isAfter(clock.instant())) {
            throw Problem.of(
                    422,
                    "TAKEN_IN_FUTURE",
                    "A text is printed before it is brought.",
                    Violation.inParameter("takenAt", "TAKEN_IN_FUTURE", "It is yet to come."));
        }
        return moment;
    }
}
