package dev.ninety.usage.obligation.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.obligation.UsageChange;
import dev.ninety.usage.obligation.app.UsageChanges;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Changes of use that somebody knows of before a report shows them. */
@Path("/v1/smart-accounts/{smartAccount}/product-instances/{productInstance}/changes")
@Tag(name = "Reporting")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UsageChangeResource {

    private static final int LONGEST_NOTE = 1_000;

    private final UsageChanges changes;

    public UsageChangeResource(UsageChanges changes) {
        this.changes = changes;
    }

    /** When the use of which licence changed. */
    public record ChangeBody(
            @Nullable String entitlementTag,
            @Nullable Instant changedAt,
            @Nullable String note) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that the use of a licence changed, which is to be reported")
    public RestResponse<ChangeBody> add(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @Nullable ChangeBody body) {
        String account = Ids.smartAccount(smartAccount);
        Udi udi = Udi.ofParameter("productInstance", productInstance);
        Check check = new Check();
        ChangeBody given = check.present("", body, new ChangeBody(null, null, null));
        String tag = check.text("/entitlementTag", given.entitlementTag(), Ids.LONGEST_TAG);
        if (!tag.isEmpty() && !Ids.isEntitlementTag(tag)) {
            check.refuse("/entitlementTag", "INVALID", "A tag has no blanks around it.");
        }
        Instant changedAt = check.moment("/changedAt", given.changedAt());
        String note = check.optionalText("/note", given.note(), LONGEST_NOTE);
        check.done();
        boolean added = changes.add(account, udi, tag, changedAt, note);
        return Answers.written(new ChangeBody(tag, changedAt, note), added);
    }

    @GET
    @Operation(summary = "What was said of changes of use, the earliest said first")
    public Page<UsageChange> list(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("productInstance") String productInstance,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<UsageChange> found = changes.list(
                Ids.smartAccount(smartAccount),
                Udi.ofParameter("productInstance", productInstance),
                number(Params.after(after)),
                size + 1);
        return Page.of(found, size, change -> Params.cursor(Long.toString(change.id())));
    }

    private static long number(@Nullable String key) {
        try {
            return key == null ? 0 : Long.parseLong(key);
        } catch (NumberFormatException notOurs) {
            throw Problem.badParameter("after", "Pass the value of \"next\" from the page before.");
        }
    }
}
