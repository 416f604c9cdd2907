package dev.ninety.kit.importing;

import dev.ninety.kit.csv.HeaderMap;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a sender may say of a file that may be a table. */
public class TableOptions extends PreviewOption {

    @QueryParam(HeaderMap.PARAMETER)
    @Parameter(description = "field:Column Title, where a table has a title that is not known; may be repeated")
    public List<String> columns = List.of();
}
