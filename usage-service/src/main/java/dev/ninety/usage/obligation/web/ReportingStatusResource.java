package dev.ninety.usage.obligation.web;

import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.obligation.ObligationItem;
import dev.ninety.usage.obligation.Owed;
import dev.ninety.usage.obligation.ReportingStatus;
import dev.ninety.usage.obligation.StatusCount;
import dev.ninety.usage.obligation.app.Obligations;
import dev.ninety.usage.obligation.app.Obligations.Summary;
import dev.ninety.usage.obligation.app.PastObligations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How reporting stands as a whole. */
@Path("/v1/smart-accounts/{smartAccount}/reporting-status")
@Tag(name = "Reporting")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReportingStatusResource {

    private static final int WORST = 10;

    private final Obligations obligations;
    private final PastObligations past;

    public ReportingStatusResource(Obligations obligations, PastObligations past) {
        this.obligations = obligations;
        this.past = past;
    }

    /** How many obligations each Virtual Account has in each status that occurs, and the worst product instances. */
    @Schema(name = "ReportingStatusSummary")
    public record View(Instant at, List<StatusCount> counts, List<Worst> worst) {}

    /** A product instance; {@code due} is the earliest of what it owes. */
    @Schema(name = "WorstInstance")
    public record Worst(
            String productInstance,
            String virtualAccount,
            ReportingStatus status,
            @Nullable Instant due,
            long overdue,
            long obligations) {

        static Worst of(List<ObligationItem> items, Instant at) {
            ObligationItem first = items.getFirst();
            return new Worst(
                    first.productInstance(),
                    first.virtualAccount(),
                    items.stream()
                            .map(item -> item.status(at))
                            .filter(status -> status != ReportingStatus.NOT_REQUIRED)
                            .max(Comparator.naturalOrder())
                            .orElse(ReportingStatus.NOT_REQUIRED),
                    items.stream()
                            .map(ObligationItem::owed)
                            .filter(Objects::nonNull)
                            .map(Owed::due)
                            .min(Comparator.naturalOrder())
                            .orElse(null),
                    items.stream()
                            .filter(item -> item.status(at) == ReportingStatus.OVERDUE)
                            .count(),
                    items.size());
        }
    }

    @GET
    @Operation(
            summary = "How many obligations stand how, by Virtual Account, and the worst product instances",
            description = "The worst are the ten with the earliest due moments, the earliest first.")
    public View status(@PathParam("smartAccount") String smartAccount, @QueryParam("at") @Nullable String at) {
        String account = Ids.smartAccount(smartAccount);
        Instant moment = Params.moment("at", at);
        Summary summary = moment == null ? obligations.summary(account, WORST) : past.summary(account, moment, WORST);
        Map<String, List<ObligationItem>> byInstance = summary.worst().stream()
                .collect(Collectors.groupingBy(
                        ObligationItem::productInstance, LinkedHashMap::new, Collectors.toList()));
        return new View(
                summary.at(),
                summary.counts(),
                byInstance.values().stream()
                        .map(items -> Worst.of(items, summary.at()))
                        .toList());
    }
}
