package dev.ninety.usage.delivery.web;

import dev.ninety.kit.tenancy.Ids;
import dev.ninety.usage.delivery.ModeComparison;
import dev.ninety.usage.delivery.ModeComparison.Figures;
import dev.ninety.usage.delivery.ModeComparison.LagBasis;
import dev.ninety.usage.delivery.app.Comparison;
import dev.ninety.usage.disclosure.DeliveryMode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which delivery mode suits an account. */
@Path("/v1/smart-accounts/{smartAccount}/delivery-modes")
@Tag(name = "Delivery")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ComparisonResource {

    private final Comparison comparison;

    public ComparisonResource(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * What a mode would mean for all instances of the account.
     *
     * @param instances how many deliver so now
     * @param sees what the vendor sees, in a sentence
     * @param lagDays whole days from receipt until the vendor sees a report
     * @param manualStepsPerMonth what people have to do in 30 days
     * @param obligationsAtRisk how many obligations fall due before a report received now would be seen
     */
    public record ModeItem(
            DeliveryMode mode,
            long instances,
            String sees,
            long lagDays,
            LagBasis lagBasis,
            long manualStepsPerMonth,
            long obligationsAtRisk) {

        static ModeItem of(Figures figures) {
            return new ModeItem(
                    figures.mode(),
                    figures.instances(),
                    ModeComparison.sees(figures.mode()),
                    figures.lagDays(),
                    figures.lagBasis(),
                    figures.manualStepsPerMonth(),
                    figures.obligationsAtRisk());
        }
    }

    /** The modes, and which one suits the account. */
    public record ModesCompared(List<ModeItem> items, DeliveryMode recommended, String why) {}

    @GET
    @Path("/comparison")
    @Operation(
            summary = "What each delivery mode would mean for this account, and which one suits it",
            description = "A lag is MEASURED where reports were delivered so, EXPECTED elsewhere.")
    public ModesCompared compare(@PathParam("smartAccount") String smartAccount) {
        List<Figures> figures = comparison.of(Ids.smartAccount(smartAccount));
        Figures best = ModeComparison.recommended(figures);
        return new ModesCompared(figures.stream().map(ModeItem::of).toList(), best.mode(), ModeComparison.why(best));
    }
}
