package dev.ninety.kit.importing;

import dev.ninety.kit.problem.Problem;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The record of the files that were brought. */
@Path("/v1/smart-accounts/{smartAccount}/imports")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ImportsResource {

    private final ImportLog log;
    private final AccountRegistry accounts;

    public ImportsResource(ImportLog log, AccountRegistry accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    @GET
    @Operation(summary = "The files that were brought, each with how its lines fared")
    public Page<ImportedFile> files(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        accounts.require(Ids.smartAccount(smartAccount));
        int size = Params.limit(limit);
        List<ImportedFile> files = log.files(smartAccount, Params.after(after, 2), size + 1);
        return Page.of(files, size, file -> Params.cursor(file.kind(), file.sha256()));
    }

    @GET
    @Path("/{kind}/{sha256}")
    @Operation(summary = "The lines of a file that was brought, each with what became of it")
    public Page<LineFate> lines(
            @PathParam("smartAccount") String smartAccount,
            @PathParam("kind") String kind,
            @PathParam("sha256") String sha256,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        accounts.require(Ids.smartAccount(smartAccount));
        int size = Params.limit(limit);
        long from = after == null ? 0 : Params.number("after", after) + 1;
        if (log.file(smartAccount, Ids.id("kind", kind), Ids.id("sha256", sha256))
                .isEmpty()) {
            throw Problem.notFound("No file of that kind and hash was brought.");
        }
        List<LineFate> lines = log.lines(smartAccount, kind, sha256, from, size + 1);
        return Page.of(lines, size, line -> String.valueOf(line.index()));
    }
}
