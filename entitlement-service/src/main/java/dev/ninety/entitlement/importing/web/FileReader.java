package dev.ninety.entitlement.importing.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.entitlement.importing.app.HeaderTitles;
import dev.ninety.entitlement.importing.app.ImportFile;
import dev.ninety.kit.csv.CsvTable;
import dev.ninety.kit.csv.CsvText;
import dev.ninety.kit.csv.HeaderMap;
import dev.ninety.kit.importing.ImportBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of imports, each whole and within the limit, into lines. */
@ApplicationScoped
class FileReader {

    /** The media type of a table, whatever separates its columns. */
    static final String CSV = "text/csv";

    private static final MediaType CSV_TYPE = MediaType.valueOf(CSV);

    private final ObjectMapper mapper;
    private final HeaderTitles titles;
    private final long largest;

    FileReader(
            ObjectMapper mapper,
            HeaderTitles titles,
            @ConfigProperty(name = "ninety.limits.json-body-bytes", defaultValue = "16777216") long largest) {
        this.mapper = mapper;
        this.titles = titles;
        this.largest = largest;
    }

    /** A file that is JSON. */
    ImportFile json(InputStream body, Function<JsonNode, List<SourceLine>> reader) {
        ImportBody read = ImportBody.read(body, largest);
        return new ImportFile(read, null, reader.apply(read.json(mapper)));
    }

    /** A file that is text. */
    ImportFile text(InputStream body, @Nullable MediaType type, Function<String, List<SourceLine>> reader) {
        ImportBody read = ImportBody.read(body, largest);
        return new ImportFile(read, null, reader.apply(CsvText.decode(read.content(), charset(type))));
    }

    /**
     * A file that is a table or JSON, as its media type says.
     *
     * @param fields that a table may have
     * @param columns the titles that the sender names, each {@code field:Column Title}
     * @param requirement what a table must have
     */
    ImportFile tableOrJson(
            InputStream body,
            @Nullable MediaType type,
            List<String> fields,
            List<String> columns,
            Consumer<CsvTable> requirement,
            Function<JsonNode, List<SourceLine>> reader) {
        HeaderMap map = headers(fields).with(columns);
        if (type == null || !CSV_TYPE.isCompatible(type)) {
            return json(body, reader);
        }
        ImportBody read = ImportBody.read(body, largest);
        CsvTable table = CsvTable.read(read.content(), charset(type), map);
        requirement.accept(table);
        return new ImportFile(read, TableLines.columns(table), TableLines.of(table));
    }

    private HeaderMap headers(List<String> fields) {
        Map<String, List<String>> accepted = new LinkedHashMap<>();
        for (String field : fields) {
            accepted.put(field, titles.headers().getOrDefault(field, List.of(field)));
        }
        return HeaderMap.of(accepted);
    }

    private static @Nullable String charset(@Nullable MediaType type) {
        return type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
    }
}
