package dev.ninety.compliance.vendor.web;

import dev.ninety.kit.importing.TableOptions;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a sender may say of a file of counts. */
public class VendorUsageOptions extends TableOptions {

    @QueryParam("virtualAccount")
    @Parameter(description = "The id or name of the Virtual Account of lines that name none")
    public @Nullable String virtualAccount;

    @QueryParam("takenAt")
    @Parameter(
            description = "When it was counted, for lines that do not say; a date means the beginning of that day in"
                    + " UTC. Without it, what the body says; else when the file first came")
    public @Nullable String takenAt;
}
