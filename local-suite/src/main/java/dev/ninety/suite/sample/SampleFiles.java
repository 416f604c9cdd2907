package dev.ninety.suite.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.ninety.suite.SuiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the sample estate into a folder: the RUM files as devices save them, syncs as lines of JSON, all else as JSON. */
public final class SampleFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private SampleFiles() {}

    /**
     * Writes the files of reports, the aggregator's syncs, and one file per kind of other fact.
     *
     * @return how many files were written
     */
    public static int write(SampleEstate estate, Path folder) {
        try {
            Files.createDirectories(folder);
            List<SampleEstate.RumFile> files = estate.events(SampleEstate.RumFile.class);
            for (SampleEstate.RumFile file : files) {
                Files.writeString(folder.resolve(file.name()), RumXml.file(file.reports()));
            }
            List<SampleEstate.Sync> syncs = estate.events(SampleEstate.Sync.class);
            for (SampleEstate.Sync sync : syncs) {
                Files.writeString(folder.resolve(sync.fileName()), RumXml.lines(sync.reports()));
            }
            Map<String, List<Map<String, Object>>> facts = SampleJson.all(estate);
            for (Map.Entry<String, List<Map<String, Object>>> kind : facts.entrySet()) {
                JSON.writeValue(folder.resolve(kind.getKey() + ".json").toFile(), kind.getValue());
            }
            return files.size() + syncs.size() + facts.size();
        } catch (IOException e) {
            throw new SuiteException("The sample cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }
}
