package dev.ninety.usage.delivery.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Answers;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.delivery.EffectItem;
import dev.ninety.usage.delivery.EffectItem.Place;
import dev.ninety.usage.delivery.Export;
import dev.ninety.usage.delivery.ExportFormat;
import dev.ninety.usage.delivery.ExportState;
import dev.ninety.usage.delivery.app.ExportEffect;
import dev.ninety.usage.delivery.app.Exports;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Reports that people carry to the vendor. */
@Path("/v1/smart-accounts/{smartAccount}/exports")
@Tag(name = "Delivery")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ExportResource {

    private final Exports exports;

    private final ExportEffect effect;

    public ExportResource(Exports exports, ExportEffect effect) {
        this.exports = exports;
        this.effect = effect;
    }

    /** What an export is made of. */
    public record NewExport(
            @Nullable String virtualAccount, @Nullable ExportFormat format) {}

    /** When an export was handed to the vendor. */
    public record Submission(@Nullable Instant submittedAt) {}

    /**
     * An export.
     *
     * @param reports how many reports it holds, telemetry included
     * @param instances how many product instances these are of
     */
    public record ExportBody(
            String id,
            String virtualAccount,
            ExportFormat format,
            Instant createdAt,
            ExportState state,
            long reports,
            long instances,
            @Nullable Instant submittedAt,
            @Nullable Instant acknowledgedAt) {

        static ExportBody of(Export export) {
            return new ExportBody(
                    export.id(),
                    export.virtualAccount(),
                    export.format(),
                    export.createdAt(),
                    export.state(),
                    export.reports(),
                    export.instances(),
                    export.submittedAt(),
                    export.acknowledgedAt());
        }
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make an export of all reports that wait for being carried to the vendor",
            description =
                    "What it holds is fixed now. Only its submission, or the vendor's ACK, takes it off what waits.")
    public RestResponse<ExportBody> create(
            @PathParam("smartAccount") String smartAccount, @PathParam("id") String id, @Nullable NewExport body) {
        String account = Ids.smartAccount(smartAccount);
        String export = Ids.id("id", id);
        NewExport given = Answers.body(body);
        Check check = new Check();
        String virtualAccount = check.text("/virtualAccount", given.virtualAccount(), 128);
        ExportFormat format = check.present("/format", given.format(), ExportFormat.XML);
        check.done();
        Exports.Saved saved = exports.create(account, export, virtualAccount, format);
        return Answers.written(ExportBody.of(saved.export()), saved.created());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One export")
    public ExportBody get(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id) {
        return ExportBody.of(exports.get(Ids.smartAccount(smartAccount), Ids.id("id", id)));
    }

    @GET
    @Operation(summary = "All exports, by id")
    public Page<ExportBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        String key = Params.after(after);
        List<Export> found = exports.list(Ids.smartAccount(smartAccount), key == null ? "" : key, size + 1);
        return Page.of(found, size, export -> Params.cursor(export.id())).map(ExportBody::of);
    }

    @GET
    @Path("/{id}/file")
    @Produces({MediaType.APPLICATION_XML, "application/gzip"})
    @Operation(
            summary = "The file that is carried to the vendor",
            description =
                    "Every report in it is what was received, byte for byte; the same export gives the same file.")
    @APIResponse(
            responseCode = "200",
            content = {@Content(mediaType = MediaType.APPLICATION_XML), @Content(mediaType = "application/gzip")})
    public Response file(@PathParam("smartAccount") String smartAccount, @PathParam("id") String id)
            throws IOException {
        String account = Ids.smartAccount(smartAccount);
        Export export = exports.get(account, Ids.id("id", id));
        try (SpooledFile file = new SpooledFile("export")) {
            exports.write(account, export, file.content());
            return Response.ok(file.read(), export.format().mediaType())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.fileName() + '"')
                    .build();
        }
    }

    @POST
    @Path("/{id}/submission")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say when an export was handed to the vendor: from then on the vendor sees what it holds")
    public RestResponse<ExportBody> submit(
            @PathParam("smartAccount") String smartAccount, @PathParam("id") String id, @Nullable Submission body) {
        String account = Ids.smartAccount(smartAccount);
        String export = Ids.id("id", id);
        Submission given = Answers.body(body);
        Check check = new Check();
        Instant submittedAt = check.moment("/submittedAt", given.submittedAt());
        check.done();
        Exports.Saved saved = exports.submit(account, export, submittedAt);
        return Answers.written(ExportBody.of(saved.export()), saved.created());
    }

    @GET
    @Path("/{id}/effect")
    @Operation(
            summary = "What the vendor would see more, or less, were the export submitted now",
            description = "Ordered by licence, Virtual Account and moment. Nothing is changed by asking.")
    public Page<EffectItem> effect(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<EffectItem> found = effect.of(Ids.smartAccount(smartAccount), Ids.id("id", id), place(after), size + 1);
        return Page.of(
                found,
                size,
                item -> Params.cursor(
                        item.entitlementTag(),
                        item.virtualAccount(),
                        item.effectiveAt().toString()));
    }

    private static @Nullable Place place(@Nullable String after) {
        List<String> key = Params.after(after, 3);
        Instant moment = key == null ? null : Params.moment("after", key.get(2));
        return key == null || moment == null ? null : new Place(key.get(0), key.get(1), moment);
    }
}
