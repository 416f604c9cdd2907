package dev.ninety.usage.importing.web;

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
import dev.ninety.usage.importing.CompositeUdi;
import dev.ninety.usage.importing.DeviceLine;
import dev.ninety.usage.importing.app.DeviceFile;
import dev.ninety.usage.importing.app.ImportSettings;
import dev.ninety.usage.instance.Udi;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lists of devices: the vendor's JSON, or a table. */
@Singleton
class DeviceFileReader {

    private static final String UDI = "udi";
    private static final String PID = "pid";
    private static final String SERIAL = "serial";
    private static final String HOSTNAME = "hostname";
    private static final String VIRTUAL_ACCOUNT = "virtualAccount";
    private static final List<String> FIELDS = List.of(UDI, PID, SERIAL, HOSTNAME, VIRTUAL_ACCOUNT);

    private final ObjectMapper mapper;
    private final ImportSettings settings;

    DeviceFileReader(ObjectMapper mapper, ImportSettings settings) {
        this.mapper = mapper;
        this.settings = settings;
    }

    DeviceFile read(InputStream sent, TableOptions options) {
        HeaderMap headers = HeaderMap.of(FIELDS, settings.headers()).with(options.columns);
        FileType type = options.fileType();
        ImportBody body = ImportBody.read(sent, settings.fileBytes());
        if (!type.isTable()) {
            return new DeviceFile(body, null, lines(body.json(mapper)));
        }
        CsvTable table = CsvTable.read(body.content(), type.charset(), headers);
        if (!table.has(UDI)) {
            table.requireColumns(PID, SERIAL);
        }
        return new DeviceFile(body, table.columns(), lines(table));
    }

    private List<DeviceLine> lines(CsvTable table) {
        List<DeviceLine> lines = new ArrayList<>(table.rows().size());
        for (CsvRow row : table.rows()) {
            lines.add(new DeviceLine(
                    lines.size(),
                    row.pointer(),
                    udi(row).orElse(null),
                    row.get(HOSTNAME),
                    row.get(VIRTUAL_ACCOUNT),
                    row.fault(),
                    text(row.values())));
        }
        return lines;
    }

    private static Optional<Udi> udi(CsvRow row) {
        String pid = row.get(PID);
        String serial = row.get(SERIAL);
        String composite = row.get(UDI);
        if (pid != null && serial != null) {
            return Udi.of(pid, serial);
        }
        return composite == null ? Optional.empty() : CompositeUdi.parse(composite);
    }

    private List<DeviceLine> lines(JsonNode body) {
        boolean bare = body.isArray();
        JsonNode devices = bare ? body : body.path("devices");
        if (!devices.isArray()) {
            throw Problem.unreadable("A list of devices is expected, bare or as \"devices\".");
        }
        List<DeviceLine> lines = new ArrayList<>(devices.size());
        for (JsonNode device : devices) {
            lines.add(line(lines.size(), (bare ? "/" : "/devices/") + lines.size(), device));
        }
        return lines;
    }

    private DeviceLine line(int index, String pointer, JsonNode device) {
        String content = text(device);
        try {
            JsonNode sudi = device.path("sudi");
            String pid = DeviceField.text(sudi, "udiPid", "udi_pid");
            String serial = DeviceField.text(sudi, "udiSerialNumber", "udi_serial_number");
            return new DeviceLine(
                    index,
                    pointer,
                    pid == null || serial == null ? null : Udi.of(pid, serial).orElse(null),
                    DeviceField.text(device, "instanceName", "instance_name"),
                    DeviceField.text(device, "virtualAccountName", "virtual_account_name"),
                    device.isObject() ? null : "A device is a JSON object.",
                    content);
        } catch (DeviceField.NoText wrongType) {
            return new DeviceLine(index, pointer, null, null, null, wrongType.detail(), content);
        }
    }

    private String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read cannot be written", e);
        }
    }
}
