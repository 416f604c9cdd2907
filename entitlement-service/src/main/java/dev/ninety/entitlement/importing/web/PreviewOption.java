package dev.ninety.entitlement.importing.web;

import dev.ninety.kit.problem.Problem;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a sender may say of any file. */
public class PreviewOption {

    @QueryParam("preview")
    @Parameter(description = "true: tells what would become of each line, and writes nothing")
    public @Nullable String preview;

    @HeaderParam(HttpHeaders.CONTENT_TYPE)
    @Parameter(hidden = true)
    public @Nullable String contentType;

    boolean isPreview() {
        return isTrue("preview", preview);
    }

    @Nullable
    MediaType mediaType() {
        return contentType == null ? null : MediaType.valueOf(contentType);
    }

    static boolean isTrue(String parameter, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw Problem.badParameter(parameter, "true or false.");
    }
}
