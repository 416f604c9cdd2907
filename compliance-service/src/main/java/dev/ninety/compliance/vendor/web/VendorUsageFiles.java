package dev.ninety.compliance.vendor.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.Settings;
import dev.ninety.compliance.vendor.TakenAt;
import dev.ninety.compliance.vendor.app.JsonCounts;
import dev.ninety.compliance.vendor.app.UsageFile;
import dev.ninety.kit.csv.CsvTable;
import dev.ninety.kit.csv.HeaderMap;
import dev.ninety.kit.importing.FileType;
import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads files of counts, each whole and within the limit. */
@ApplicationScoped
class VendorUsageFiles {

    private final ObjectMapper mapper;
    private final Map<String, List<String>> titles;
    private final boolean endsInclude;
    private final InstantSource clock;
    private final long largest;

    VendorUsageFiles(
            ObjectMapper mapper,
            Settings.Importing settings,
            InstantSource clock,
            @ConfigProperty(name = "ninety.limits.json-body-bytes", defaultValue = "16777216") long largest) {
        this.mapper = mapper;
        this.titles = settings.headers();
        this.endsInclude = settings.endDateInclusive();
        this.clock = clock;
        this.largest = largest;
    }

    /** Reads a file, as its media type says what it is. */
    UsageFile read(InputStream body, VendorUsageOptions options) {
        Instant said = said(options.takenAt);
        HeaderMap map = HeaderMap.of(TableCounts.FIELDS, titles).with(options.columns);
        FileType type = options.fileType();
        ImportBody read = ImportBody.read(body, largest);
        if (type.isTable()) {
            CsvTable table = CsvTable.read(read.content(), type.charset(), map);
            TableCounts.require(table, options.virtualAccount != null);
            return new UsageFile(
                    read,
                    TableCounts.columns(table),
                    new TableCounts(mapper).lines(table),
                    options.virtualAccount,
                    said);
        }
        JsonCounts counts = JsonCounts.read(read.json(mapper), endsInclude);
        requirePast(counts.takenAt(), Violation.inBody("/takenAt", "TAKEN_IN_FUTURE", "It is yet to come."));
        return new UsageFile(
                read, null, counts.lines(), options.virtualAccount, said == null ? counts.takenAt() : said);
    }

    private @Nullable Instant said(@Nullable String takenAt) {
        if (takenAt == null) {
            return null;
        }
        try {
            // A plus sign in a query arrives as a blank when the sender did not encode it.
            Instant moment = TakenAt.parse(takenAt.replace(' ', '+'));
            requirePast(moment, Violation.inParameter("takenAt", "TAKEN_IN_FUTURE", "It is yet to come."));
            return moment;
        } catch (DateTimeException notADate) {
            throw Problem.badParameter("takenAt", TakenAt.FORM);
        }
    }

    private void requirePast(@Nullable Instant takenAt, Violation violation) {
        if (takenAt != null && takenAt.isAfter(clock.instant())) {
            throw Problem.of(422, "TAKEN_IN_FUTURE", "Counts are taken before they are brought.", violation);
        }
    }
}
