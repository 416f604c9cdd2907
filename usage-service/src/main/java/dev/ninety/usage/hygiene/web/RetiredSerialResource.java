package dev.ninety.usage.hygiene.web;

import dev.ninety.kit.csv.Column;
import dev.ninety.kit.importing.TableOptions;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.hygiene.RetiredJudgement;
import dev.ninety.usage.hygiene.RetiredJudgement.Reason;
import dev.ninety.usage.hygiene.RetiredJudgement.Status;
import dev.ninety.usage.hygiene.Retirement;
import dev.ninety.usage.hygiene.app.RetiredFile;
import dev.ninety.usage.hygiene.app.RetiredSerials;
import dev.ninety.usage.hygiene.app.RetiredSerials.Listed;
import dev.ninety.usage.hygiene.app.RetiredSerials.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Devices that are retired: what is to be decommissioned, and how long that took. */
@Path("/v1/smart-accounts/{smartAccount}")
@Tag(name = "Hygiene")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RetiredSerialResource {

    private final RetiredSerials retired;
    private final RetiredFileReader reader;

    RetiredSerialResource(RetiredSerials retired, RetiredFileReader reader) {
        this.retired = retired;
        this.reader = reader;
    }

    /** What became of one line, and the decommission that is due; nothing is decommissioned by the import. */
    public record RetiredLineView(
            int index,
            String pointer,
            Status status,
            @Nullable Reason reason,
            @Nullable String detail,
            @Nullable String serial,
            @Nullable String productInstance,
            @Nullable Instant retiredAt,
            @Nullable Boolean stillCounted,
            Retirement.@Nullable Proposal proposal) {

        static RetiredLineView of(Outcome outcome) {
            RetiredJudgement judgement = outcome.judgement();
            Retirement retirement = outcome.retirement();
            return new RetiredLineView(
                    judgement.line().index(),
                    judgement.line().pointer(),
                    judgement.status(),
                    judgement.reason(),
                    judgement.detail(),
                    judgement.line().serial(),
                    judgement.instance() == null ? null : judgement.instance().toString(),
                    judgement.line().retiredAt(),
                    retirement == null ? null : retirement.stillCounted(),
                    retirement == null ? null : retirement.proposal());
        }
    }

    /** What became of a list of retired devices, or would. */
    public record RetiredImportReport(
            String sha256,
            boolean preview,
            @Nullable List<Column> columns,
            long received,
            long accepted,
            long unchanged,
            long refused,
            List<RetiredLineView> lines) {}

    /** A retired device; {@code daysToRelease} runs on while it still counts. */
    public record RetiredView(
            String serial,
            @Nullable String productInstance,
            Instant retiredAt,
            @Nullable Instant releasedAt,
            @Nullable Long daysToRelease,
            boolean stillCounted,
            Retirement.@Nullable Proposal proposal) {

        static RetiredView of(Listed listed) {
            Retirement retirement = listed.retirement();
            return new RetiredView(
                    listed.device().serial(),
                    retirement == null ? null : retirement.instance().toString(),
                    listed.device().retiredAt(),
                    retirement == null ? null : retirement.releasedAt(),
                    retirement == null ? null : retirement.daysToRelease(),
                    retirement != null && retirement.stillCounted(),
                    retirement == null ? null : retirement.proposal());
        }
    }

    @POST
    @Path("/imports/retired-serials")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Take a list of retired devices in; each line answers with the decommission that is due",
            description = "JSON {serials:[{serial | udi | pid and serial, retiredAt}]}, or a table (text/csv); either"
                    + " may be gzipped. Nothing is decommissioned by it.")
    public RetiredImportReport retiredSerials(
            @PathParam("smartAccount") String smartAccount,
            @BeanParam TableOptions options,
            @Nullable InputStream body) {
        String account = Ids.smartAccount(smartAccount);
        boolean preview = options.isPreview();
        RetiredFile file = reader.read(body == null ? InputStream.nullInputStream() : body, options);
        List<Outcome> outcomes = retired.run(account, file, preview);
        return new RetiredImportReport(
                file.body().sha256(),
                preview,
                file.columns(),
                outcomes.size(),
                count(outcomes, Status.ACCEPTED),
                count(outcomes, Status.UNCHANGED),
                count(outcomes, Status.REFUSED),
                outcomes.stream().map(RetiredLineView::of).toList());
    }

    @GET
    @Path("/retired-serials")
    @Operation(summary = "Retired devices, whether they still count, and how long they did")
    public Page<RetiredView> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Params.limit(limit);
        List<String> key = Params.after(after, 3);
        List<String> from = key == null ? List.of("", "", "") : key;
        List<Listed> found =
                retired.list(Ids.smartAccount(smartAccount), from.get(0), from.get(1), from.get(2), size + 1);
        return Page.of(found, size, RetiredSerialResource::cursor).map(RetiredView::of);
    }

    private static String cursor(Listed listed) {
        return Params.cursor(
                listed.device().serial(),
                listed.device().pid(),
                listed.retirement() == null
                        ? ""
                        : listed.retirement().instance().pid());
    }

    private static long count(List<Outcome> outcomes, Status status) {
        return outcomes.stream()
                .filter(outcome -> outcome.judgement().status() == status)
                .count();
    }
}
