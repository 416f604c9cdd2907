package dev.ninety.compliance.disclosure.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which export is to be looked at. */
@Schema(name = "PreviewRequest")
public record PreviewRequest(
        @Schema(description = "the id of an export of usage-service", required = true) @Nullable
        String export) {

    String checked() {
        Check check = new Check();
        String id = check.text("/export", export, 128);
        check.done();
        if (!Ids.isId(id)) {
            check.refuse("/export", "UNKNOWN_EXPORT", "There is no export of that id.");
            check.done();
        }
        return id;
    }
}
