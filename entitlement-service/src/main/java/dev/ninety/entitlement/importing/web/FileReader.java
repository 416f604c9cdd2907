package dev.ninety.entitlement.importing.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.entitlement.importing.app.HeaderTitles;
import dev.ninety.entitlement.importing.app.ImportFile;
import dev.ninety.kit.csv.CsvTable;
import dev.ninety.kit.csv.CsvText;
import dev.ninety.kit.csv.HeaderMap;
import dev.ninety.kit.importing.FileType;
import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.importing.TableOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the bodies of imports, each whole and within the limit, into lines. */
@ApplicationScoped
class FileReader {

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
    ImportFile text(InputStream body, FileType type, Function<String, List<SourceLine>> reader) {
        ImportBody read = ImportBody.read(body, largest);
        return new ImportFile(read, null, reader.apply(CsvText.decode(read.content(), type.charset())));
    }

    /**
     * A file that is a table or JSON, as its media type says.
     *
     * @param fields that a table may have
     * @param requirement what a table must have
     */
    ImportFile tableOrJson(
            InputStream body,
            TableOptions options,
            List<String> fields,
            Consumer<CsvTable> requirement,
            Function<JsonNode, List<SourceLine>> reader) {
        HeaderMap map = HeaderMap.of(fields, titles.headers()).with(options.columns);
        FileType type = options.fileType();
        if (!type.isTable()) {
            return json(body, reader);
        }
        ImportBody read = ImportBody.read(body, largest);
        CsvTable table = CsvTable.read(read.content(), type.charset(), map);
        requirement.accept(table);
        return new ImportFile(read, TableLines.columns(table), TableLines.of(table));
    }
}
