package dev.ninety.kit.importing;

import dev.ninety.kit.web.Params;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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

    public boolean isPreview() {
        return Params.truth("preview", preview);
    }

    public FileType fileType() {
        return FileType.of(contentType);
    }
}
