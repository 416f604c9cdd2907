package dev.ninety.compliance.alert.web;

import dev.ninety.compliance.alert.Alert;
import dev.ninety.compliance.alert.AlertName;
import dev.ninety.compliance.alert.Severity;
import dev.ninety.compliance.alert.app.Alerts;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to what stands and should be acted on. */
@Path("/v1/smart-accounts/{smartAccount}/alerts")
@Tag(name = "Alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlertResource {

    private static final String NO_DATE = "-";

    private final Alerts alerts;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    AlertResource(Alerts alerts, AccountRegistry accounts, InstantSource clock) {
        this.alerts = alerts;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What stands and should be acted on, in the vendor's own names where it has one",
            description = "Sorted as the vendor's list is: by severity, then by when action is due; what has no date"
                    + " comes last in its severity.")
    public Page<AlertBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("name") @Nullable @Schema(implementation = AlertName.class) String name,
            @QueryParam("severity") @Nullable @Schema(implementation = Severity.class) String severity,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        AlertName wanted = Params.oneOf("name", name, AlertName.class);
        Severity grave = Params.oneOf("severity", severity, Severity.class);
        String only = virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount);
        int size = Params.limit(limit);
        Position last = Position.of(after);
        accounts.require(smartAccount);
        List<Alert> page = alerts.standing(smartAccount, clock.instant()).stream()
                .filter(alert -> wanted == null || alert.name() == wanted)
                .filter(alert -> grave == null || alert.severity() == grave)
                .filter(alert -> only == null || only.equals(alert.virtualAccount()))
                .filter(alert -> last == null || last.isBefore(alert))
                .limit(size + 1L)
                .toList();
        return Page.of(page, size, AlertResource::cursor).map(alert -> AlertBody.of(smartAccount, alert));
    }

    private static String cursor(Alert alert) {
        Instant due = alert.actionDue();
        return Params.cursor(alert.severity().name(), due == null ? NO_DATE : due.toString(), alert.id());
    }

    /** Where a list goes on: after what stood there, whether or not it still stands. */
    private record Position(Severity severity, @Nullable Instant actionDue, String id) {

        static @Nullable Position of(@Nullable String after) {
            List<String> key = Params.after(after, 3);
            if (key == null) {
                return null;
            }
            Severity severity = Params.oneOf("after", key.get(0), Severity.class);
            Instant due = key.get(1).equals(NO_DATE) ? null : Params.moment("after", key.get(1));
            return severity == null ? null : new Position(severity, due, key.get(2));
        }

        boolean isBefore(Alert alert) {
            return Alert.compare(severity, actionDue, id, alert) < 0;
        }
    }
}
