package dev.ninety.usage.hygiene.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Severity;
import dev.ninety.usage.hygiene.app.Findings;
import dev.ninety.usage.hygiene.app.Findings.Judged;
import dev.ninety.usage.hygiene.store.AcceptanceStore.Numbered;
import dev.ninety.usage.instance.Udi;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is wrong with what this record rests on. */
@Path("/v1/smart-accounts/{smartAccount}")
@Tag(name = "Hygiene")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FindingResource {

    private static final int LONGEST_NOTE = 1_000;

    private final Findings findings;

    FindingResource(Findings findings) {
        this.findings = findings;
    }

    /** Somebody knows of a finding and leaves it as it is; {@code outdated}: it spoke of what is no longer so. */
    public record AcceptanceView(String note, Instant recordedAt, boolean outdated) {}

    /** A finding; what its evidence tells depends on its code. */
    public record FindingView(
            String id,
            FindingCode code,
            Severity severity,
            @Nullable String productInstance,
            @Nullable String entitlementTag,
            @Nullable String virtualAccount,
            @Nullable Instant firstSeen,
            @Nullable Long units,
            List<Map<String, Object>> evidence,
            String action,
            @Nullable AcceptanceView acceptance) {

        static FindingView of(Judged judged) {
            Finding finding = judged.finding();
            return new FindingView(
                    finding.id().toString(),
                    finding.code(),
                    finding.severity(),
                    finding.productInstance() == null
                            ? null
                            : finding.productInstance().toString(),
                    finding.entitlementTag(),
                    finding.virtualAccount(),
                    finding.firstSeen(),
                    finding.units(),
                    finding.evidence().stream().map(FindingView::evidence).toList(),
                    finding.code().action(),
                    judged.acceptance() == null
                            ? null
                            : new AcceptanceView(
                                    judged.acceptance().note(),
                                    judged.acceptance().recordedAt(),
                                    !judged.isAccepted()));
        }

        private static Map<String, Object> evidence(Evidence evidence) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("kind", evidence.kind());
            facts.putAll(evidence.facts());
            return facts;
        }
    }

    /** Why a finding is left as it is. */
    public record AcceptanceBody(@Nullable String note) {}

    /** What was said of a finding, whether it still holds or not. */
    public record AcceptanceItem(String finding, String note, Instant recordedAt) {}

    @GET
    @Path("/findings")
    @Operation(
            summary = "What is wrong now, by code",
            description = "Worked out from what is known when it is asked for. accepted=false leaves out what an"
                    + " acceptance covers.")
    public Page<FindingView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("code") @Nullable String code,
            @QueryParam("productInstance") @Nullable String productInstance,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("accepted") @Nullable String accepted,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        Findings.Filter filter = new Findings.Filter(
                Params.oneOf("code", code, FindingCode.class),
                productInstance == null ? null : Udi.ofParameter("productInstance", productInstance),
                virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount),
                accepted == null ? null : Params.truth("accepted", accepted));
        List<Judged> found = findings.list(Ids.smartAccount(smartAccount), filter, after(after), size + 1);
        return Page.of(
                        found,
                        size,
                        judged -> Params.cursor(judged.finding().id().toString()))
                .map(FindingView::of);
    }

    @GET
    @Path("/findings/{finding}")
    @Operation(summary = "One finding, as long as it holds")
    public FindingView get(@PathParam("smartAccount") String smartAccount, @PathParam("finding") String finding) {
        return FindingView.of(findings.get(Ids.smartAccount(smartAccount), id(finding)));
    }

    @POST
    @Path("/findings/{finding}/acceptance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Accept a finding as it is now",
            description = "It is listed still, with the note. 404 where it does not hold now.")
    public RestResponse<FindingView> accept(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("finding") String finding,
            @Nullable AcceptanceBody body) {
        String account = Ids.smartAccount(smartAccount);
        FindingId id = id(finding);
        Check check = new Check();
        AcceptanceBody given = check.present("", body, new AcceptanceBody(null));
        String note = check.text("/note", given.note(), LONGEST_NOTE);
        check.done();
        Findings.Accepted accepted = findings.accept(account, id, note);
        return Answers.written(FindingView.of(accepted.judged()), accepted.added());
    }

    @GET
    @Path("/finding-acceptances")
    @Operation(summary = "Every acceptance of a finding that was ever given")
    public Page<AcceptanceItem> acceptances(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<String> key = Params.after(after, 2);
        List<Numbered> found = findings.acceptances(
                Ids.smartAccount(smartAccount),
                key == null ? "" : key.get(0),
                key == null ? 0 : Params.number("after", key.get(1)),
                size + 1);
        return Page.of(found, size, one -> Params.cursor(one.acceptance().finding(), Long.toString(one.ordinal())))
                .map(one -> new AcceptanceItem(
                        one.acceptance().finding(),
                        one.acceptance().note(),
                        one.acceptance().recordedAt()));
    }

    private static FindingId id(String finding) {
        return FindingId.parse(finding)
                .orElseThrow(() -> Problem.badParameter("finding", "A finding's id is CODE-subject, as it is listed."));
    }

    private static @Nullable FindingId after(@Nullable String cursor) {
        String last = Params.after(cursor);
        return last == null
                ? null
                : FindingId.parse(last)
                        .orElseThrow(() ->
                                Problem.badParameter("after", "Pass the value of \"next\" from the page before."));
    }
}
