package dev.ninety.usage.hygiene.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.kit.csv.CsvRow;
import dev.ninety.kit.csv.CsvTable;
import dev.ninety.kit.csv.HeaderMap;
import dev.ninety.kit.importing.FileType;
import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.importing.TableOptions;
import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.hygiene.RetiredLine;
import dev.ninety.usage.hygiene.RetiredMoment;
import dev.ninety.usage.hygiene.app.RetiredFile;
import dev.ninety.usage.importing.CompositeUdi;
import dev.ninety.usage.importing.app.ImportSettings;
import dev.ninety.usage.instance.Udi;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lists of retired devices: JSON, or a table. */
@Singleton
class RetiredFileReader {

    private static final String UDI = "udi";
    private static final String PID = "pid";
    private static final String SERIAL = "serial";
    private static final String RETIRED_AT = "retiredAt";
    private static final List<String> FIELDS = List.of(UDI, PID, SERIAL, RETIRED_AT);

    private final ObjectMapper mapper;
    private final ImportSettings settings;

    RetiredFileReader(ObjectMapper mapper, ImportSettings settings) {
        this.mapper = mapper;
        this.settings = settings;
    }

    RetiredFile read(InputStream sent, TableOptions options) {
        HeaderMap headers = HeaderMap.of(FIELDS, settings.headers()).with(options.columns);
        FileType type = options.fileType();
        ImportBody body = ImportBody.read(sent, settings.fileBytes());
        if (!type.isTable()) {
            return new RetiredFile(body, null, lines(body.json(mapper)));
        }
        CsvTable table = CsvTable.read(body.content(), type.charset(), headers);
        if (table.has(UDI)) {
            table.requireColumns(RETIRED_AT);
        } else {
            table.requireColumns(SERIAL, RETIRED_AT);
        }
        return new RetiredFile(body, table.columns(), lines(table));
    }

    private List<RetiredLine> lines(CsvTable table) {
        List<RetiredLine> lines = new ArrayList<>(table.rows().size());
        for (CsvRow row : table.rows()) {
            lines.add(line(lines.size(), row.pointer(), row.values(), row.fault(), text(row.values())));
        }
        return lines;
    }

    private List<RetiredLine> lines(JsonNode body) {
        boolean bare = body.isArray();
        JsonNode serials = bare ? body : body.path("serials");
        if (!serials.isArray()) {
            throw Problem.unreadable("A list of retired devices is expected, bare or as \"serials\".");
        }
        List<RetiredLine> lines = new ArrayList<>(serials.size());
        for (JsonNode device : serials) {
            String pointer = (bare ? "/" : "/serials/") + lines.size();
            String fault = device.isObject() ? null : "A retired device is a JSON object.";
            Map<String, String> values = new LinkedHashMap<>();
            for (String field : FIELDS) {
                JsonNode value = device.path(field);
                if (value.isTextual()) {
                    values.put(field, value.textValue().strip());
                } else if (!value.isMissingNode() && !value.isNull() && fault == null) {
                    fault = "The field " + field + " is not a text.";
                }
            }
            lines.add(line(lines.size(), pointer, values, fault, text(device)));
        }
        return lines;
    }

    private static RetiredLine line(
            int index, String pointer, Map<String, String> values, @Nullable String fault, String content) {
        String pid = values.get(PID);
        String serial = values.get(SERIAL);
        String composite = values.get(UDI);
        if (serial == null && composite != null) {
            Udi udi = CompositeUdi.parse(composite).orElse(null);
            pid = udi == null ? null : udi.pid();
            serial = udi == null ? null : udi.serial();
        }
        String retiredAt = values.get(RETIRED_AT);
        return new RetiredLine(
                index,
                pointer,
                pid,
                serial,
                retiredAt == null ? null : RetiredMoment.parse(retiredAt).orElse(null),
                fault,
                content);
    }

    private String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read cannot be written", e);
        }
    }
}
