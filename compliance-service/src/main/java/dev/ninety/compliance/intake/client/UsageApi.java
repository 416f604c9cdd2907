package dev.ninety.compliance.intake.client;

import dev.ninety.kit.ledger.View;
import dev.ninety.kit.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The doors of usage-service that this service knocks at. */
@RegisterRestClient(configKey = "usage-service")
@Path("/v1")
public interface UsageApi extends LedgerFeed {

    @GET
    @Path("/smart-accounts/{smartAccount}/never-reported")
    Page<NeverReportedCount> neverReported(@PathParam("smartAccount") String smartAccount);

    @GET
    @Path("/smart-accounts/{smartAccount}/consumption")
    Page<Consumed> consumption(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("view") View view,
            @QueryParam("at") Instant at,
            @QueryParam("knownAt") @Nullable Instant knownAt,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/smart-accounts/{smartAccount}/exports/{export}/effect")
    Page<Change> effect(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("export") String export,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/smart-accounts/{smartAccount}/findings")
    Page<Finding> findings(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("code") String code,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/smart-accounts/{smartAccount}/standing")
    Page<Standing> standing(@PathParam("smartAccount") String smartAccount);

    @GET
    @Path("/smart-accounts/{smartAccount}/events")
    Page<Event> events(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("after") long after,
            @QueryParam("limit") int limit);

    /** Something that became true of a report. */
    record Event(
            long sequence,
            String type,
            Instant at,
            String productInstance,
            String entitlementTag,
            @Nullable String virtualAccount,
            String rule,
            Instant due) {}

    @GET
    @Path("/smart-accounts/{smartAccount}/rum-reports")
    Page<Report> reports(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("productInstance") @Nullable String productInstance,
            @QueryParam("content") boolean content,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/smart-accounts/{smartAccount}/acks")
    Page<Ack> acks(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/smart-accounts/{smartAccount}/acks/{id}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    byte[] ack(@PathParam("smartAccount") String smartAccount, @PathParam("id") long id);

    /**
     * A report as it was received.
     *
     * @param entitlementTag null where it is about none
     * @param rows what it counts
     * @param sha256 of its text, in lower-case hexadecimal
     * @param content its text
     */
    record Report(
            long id,
            String productInstance,
            @Nullable String entitlementTag,
            @Nullable Long reportId,
            String status,
            Instant receivedAt,
            Instant recordedAt,
            List<Row> rows,
            @Nullable String sha256,
            @Nullable String content) {}

    /** A row of a report, from when on it counts, in seconds since 1970-01-01T00:00:00Z. */
    record Row(long start) {}

    /** What the vendor answered to an export. */
    record Ack(long id, String export, String virtualAccount, Instant receivedAt, long bytes, String sha256) {}

    /** What is consumed of one licence in one Virtual Account; a view that is assumed in part says in which. */
    record Consumed(
            String virtualAccount,
            String entitlementTag,
            long consumed,
            @Nullable Long confirmed,
            @Nullable Long assumed) {}

    /** A change of what the vendor would see. */
    record Change(String virtualAccount, String entitlementTag, Instant effectiveAt, long delta) {}

    /** Something that is found wrong. */
    record Finding(
            String id,
            String code,
            @Nullable String productInstance,
            @Nullable String entitlementTag,
            @Nullable String virtualAccount,
            @Nullable Long units,
            @Nullable List<FindingEvidence> evidence,
            @Nullable Acceptance acceptance) {}

    /** What a finding was read from, as far as it is used here; which fields it has depends on its kind. */
    record FindingEvidence(@Nullable String kind, @Nullable String productInstance) {}

    /** Somebody leaves a finding as it is; what was said of another state of it is outdated. */
    record Acceptance(@Nullable Boolean outdated) {}

    /** How the records of a Virtual Account stand. */
    record Standing(
            String virtualAccount, long active, long required, long overdue, long affected, long withoutEvidence) {}

    /** How many instances of a Virtual Account never reported. */
    record NeverReportedCount(String virtualAccount, long count) {}
}
