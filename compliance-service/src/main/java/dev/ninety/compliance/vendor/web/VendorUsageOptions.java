package dev.ninety.compliance.vendor.web;

import dev.ninety.kit.csv.HeaderMap;
import dev.ninety.kit.problem.Problem;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a sender may say of a file of counts. */
public class VendorUsageOptions {

    @QueryParam("preview")
    @Parameter(description = "true: tells what would become of each line, and writes nothing")
    public @Nullable String preview;

    @QueryParam("virtualAccount")
    @Parameter(description = "The id or name of the Virtual Account of lines that name none")
    public @Nullable String virtualAccount;

    @QueryParam("takenAt")
    @Parameter(
            description = "When it was counted, for lines that do not say; a date means the beginning of that day in"
                    + " UTC. Without it, what the body says; else when the file first came")
    public @Nullable String takenAt;

    @QueryParam(HeaderMap.PARAMETER)
    @Parameter(description = "field:Column Title, where a table has a title that is not known; may be repeated")
    public List<String> columns = List.of();

    @HeaderParam(HttpHeaders.CONTENT_TYPE)
    @Parameter(hidden = true)
    public @Nullable String contentType;

    boolean isPreview() {
        if (preview == null || preview.equals("false")) {
            return false;
        }
        if (preview.equals("true")) {
            return true;
        }
        throw Problem.badParameter("preview", "true or false.");
    }
}
