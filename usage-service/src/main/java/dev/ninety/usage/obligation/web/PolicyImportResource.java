package dev.ninety.usage.obligation.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ninety.kit.csv.CsvText;
import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.importing.PreviewOption;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Params;
import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.obligation.PolicyText;
import dev.ninety.usage.obligation.app.ReportingPolicies;
import dev.ninety.usage.obligation.app.ReportingPolicies.Fate;
import dev.ninety.usage.obligation.app.ReportingPolicies.Imported;
import dev.ninety.usage.obligation.app.ReportingSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The reporting policy that a device prints. */
@Path("/v1/smart-accounts/{smartAccount}/imports/reporting-policies")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PolicyImportResource {

    private final ReportingPolicies policies;
    private final ReportingSettings settings;

    public PolicyImportResource(ReportingPolicies policies, ReportingSettings settings) {
        this.policies = policies;
        this.settings = settings;
    }

    /**
     * What a device's text asks for, and what became of it.
     *
     * @param policyInUse what the device says of its policy as a whole
     */
    @Schema(name = "PolicyImportReport")
    public record Report(
            String sha256,
            boolean preview,
            @Nullable String policyInUse,
            @Nullable String policyName,
            @Nullable Instant effectiveFrom,
            List<Line> policies) {}

    /** The policy of one class; a value that is null is the shipped default, or is not told. */
    @Schema(name = "PolicyImportLine")
    public record Line(
            String pointer,
            String id,
            @JsonProperty("class") ReportingClass reportingClass,
            @Nullable Integer firstReportDays,
            @Nullable Integer frequencyDays,
            @Nullable Integer onChangeDays,
            Fate status) {

        static Line of(Imported imported) {
            return new Line(
                    "/lines/" + imported.line(),
                    imported.policy().id(),
                    imported.policy().reportingClass(),
                    imported.policy().days().firstReport(),
                    imported.policy().days().frequency(),
                    imported.policy().days().onChange(),
                    imported.fate());
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Take the reporting policy out of what a device prints",
            description = "The text of show license status or show license all, which may be gzipped. It sets the"
                    + " policies imported-perpetual, imported-subscription, imported-enforced and imported-export.")
    public Report reportingPolicies(
            @PathParam("smartAccount") String smartAccount,
            @Parameter(description = "From when on it holds; from the beginning where absent")
                    @QueryParam("effectiveFrom")
                    @Nullable
                    String effectiveFrom,
            @BeanParam PreviewOption options,
            @Nullable InputStream body) {
        String account = Ids.smartAccount(smartAccount);
        Instant from = Params.moment("effectiveFrom", effectiveFrom);
        boolean preview = options.isPreview();
        ImportBody file =
                ImportBody.read(body == null ? InputStream.nullInputStream() : body, settings.policyTextBytes());
        PolicyText text = PolicyText.read(
                CsvText.decode(file.content(), options.fileType().charset()));
        List<Imported> imported = policies.take(account, file, text, from, preview);
        return new Report(
                file.sha256(),
                preview,
                text.policyInUse(),
                text.policyName(),
                from,
                imported.stream().map(Line::of).toList());
    }
}
