package dev.ninety.usage.report.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.job.app.Uploads;
import dev.ninety.usage.job.store.JobStore.Told;
import dev.ninety.usage.job.web.JobResource;
import dev.ninety.usage.job.web.JobView;
import dev.ninety.usage.job.web.Preference;
import dev.ninety.usage.report.Acknowledgement;
import dev.ninety.usage.report.Status;
import dev.ninety.usage.report.Tally;
import dev.ninety.usage.report.app.Ingestion;
import dev.ninety.usage.report.app.Reports;
import dev.ninety.usage.report.store.ReportArchive.StoredReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where devices, collectors and people bring RUM reports. */
@Path("/v1/smart-accounts/{smartAccount}/rum-reports")
@Tag(name = "RUM reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RumReportResource {

    static final String NDJSON = "application/x-ndjson";
    private static final Set<String> LINE_FORMATS = Set.of("x-ndjson", "ndjson", "jsonl", "x-jsonlines", "jsonlines");

    private final Ingestion ingestion;
    private final Uploads uploads;
    private final Reports reports;
    private final ObjectMapper json;

    public RumReportResource(Ingestion ingestion, Uploads uploads, Reports reports, ObjectMapper json) {
        this.ingestion = ingestion;
        this.uploads = uploads;
        this.reports = reports;
        this.json = json;
    }

    /**
     * What became of a body's reports.
     *
     * @param problems the first 1,000 that are not plainly ACCEPTED
     */
    public record IngestionResult(
            long received,
            long accepted,
            long extended,
            long duplicate,
            long conflict,
            long setAside,
            long quarantined,
            long flagged,
            List<Acknowledgement> problems) {

        static IngestionResult of(Tally tally) {
            return new IngestionResult(
                    tally.received(),
                    tally.count(Status.ACCEPTED),
                    tally.count(Status.EXTENDED),
                    tally.count(Status.DUPLICATE),
                    tally.count(Status.CONFLICT),
                    tally.count(Status.SET_ASIDE),
                    tally.count(Status.QUARANTINED),
                    tally.flagged(),
                    tally.problems());
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.APPLICATION_JSON, NDJSON})
    @Operation(
            summary = "Bring RUM reports, in any form that devices and the vendor's tools write",
            description =
                    "The form is told from the content; a gzipped body and the vendor's offline bundle too. Ask for application/x-ndjson to get"
                            + " one acknowledgement per report. With Prefer: respond-async the body is only kept, and a job takes it"
                            + " in.")
    @APIResponse(
            responseCode = "202",
            description = "A job takes the body in",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "200",
            description = "What became of each report",
            content = @Content(schema = @Schema(implementation = IngestionResult.class)))
    public Response ingest(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @Context HttpHeaders headers,
            @Nullable InputStream body)
            throws IOException {
        String account = Ids.smartAccount(smartAccount);
        InputStream content = body == null ? InputStream.nullInputStream() : body;
        boolean lines = headers.getMediaType() != null
                && LINE_FORMATS.contains(headers.getMediaType().getSubtype());
        if (Preference.isAsync(headers.getRequestHeader(Preference.HEADER))) {
            return accepted(uploads.receive(account, virtualAccount, lines, content));
        }
        Ingestion.Options options = Ingestion.Options.of(virtualAccount, lines);
        if (!wantsLines(headers)) {
            Tally tally = ingestion.ingest(account, options, content, acknowledgement -> {});
            return Response.ok(IngestionResult.of(tally), MediaType.APPLICATION_JSON)
                    .build();
        }
        try (AcknowledgementSpool spool = new AcknowledgementSpool(json)) {
            ingestion.ingest(account, options, content, spool);
            return Response.ok(spool.read(), NDJSON).build();
        }
    }

    @GET
    @Operation(
            summary = "Reports as they were received, oldest first",
            description =
                    "content=true tells with each its JSON text, byte for byte, and the SHA-256 of it; a page then has"
                            + " at most 100.")
    public Page<StoredReport> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("productInstance") @Nullable String productInstance,
            @QueryParam("status") @Nullable String status,
            @QueryParam("content") @Nullable @Schema(implementation = Boolean.class) String content,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        boolean withContent = Params.truth("content", content);
        int size = withContent ? Math.min(Params.limit(limit), Params.DEFAULT_LIMIT) : Params.limit(limit);
        String key = Params.after(after);
        List<StoredReport> found = reports.list(
                Ids.smartAccount(smartAccount),
                productInstance == null ? null : Udi.ofParameter("productInstance", productInstance),
                Params.oneOf("status", status, Status.class),
                withContent,
                key == null ? 0 : Params.number("after", key),
                size + 1);
        return Page.of(found, size, report -> Params.cursor(String.valueOf(report.id())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One report, exactly as it was received")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON))
    public Response get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        String content = reports.content(Ids.smartAccount(smartAccount), Params.number("id", id))
                .orElseThrow(() -> Problem.notFound("There is no report " + id + "."));
        return Response.ok(content, MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                .build();
    }

    private static Response accepted(Told job) {
        return Response.accepted(JobView.of(job, true))
                .type(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.LOCATION,
                        JobResource.path(job.job().smartAccount(), job.job().id()))
                .header(Preference.APPLIED, Preference.RESPOND_ASYNC)
                .build();
    }

    private static boolean wantsLines(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .findFirst()
                .map(type -> LINE_FORMATS.contains(type.getSubtype()))
                .orElse(false);
    }
}
