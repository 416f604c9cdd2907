package dev.ninety.suite.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.ninety.suite.SuiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the sample estate into a folder: the RUM files as devices save them, all else as JSON. */
public final class SampleFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private SampleFiles() {}

    /**
     * Writes one file per Virtual Account's devices and one per kind of other fact.
     *
     * @return how many files were written
     */
    public static int write(SampleEstate estate, Path folder) {
        try {
            Files.createDirectories(folder);
            for (SampleEstate.RumFile file : estate.rumFiles()) {
                Files.writeString(folder.resolve(file.name()), RumXml.file(file.reports()));
            }
            Map<String, List<Map<String, Object>>> facts = SampleJson.all(estate);
            for (Map.Entry<String, List<Map<String, Object>>> kind : facts.entrySet()) {
                JSON.writeValue(folder.resolve(kind.getKey() + ".json").toFile(), kind.getValue());
            }
            return estate.rumFiles().size() + facts.size();
        } catch (IOException e) {
            throw new SuiteException("The sample cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }
}
