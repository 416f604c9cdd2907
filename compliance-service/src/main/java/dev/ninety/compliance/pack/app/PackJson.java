package dev.ninety.compliance.pack.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON as packs hold it: fields in the order in which they are written, one item a line, the same bytes every time. */
@ApplicationScoped
public class PackJson {

    private final ObjectMapper json;

    PackJson(ObjectMapper json) {
        this.json = json.copy()
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.INDENT_OUTPUT);
    }

    /** Fields in the order in which they are given, names and values in turn. */
    public static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) Objects.requireNonNull(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    /** A value in one line. */
    public String text(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException("what goes into a pack can be written", e);
        }
    }

    /** Writes things one a line, each a value of its own. */
    public Lines lines(OutputStream out) {
        return new Lines(out);
    }

    /** Writes an object of some fields, the last of which is {@code items}, a list. */
    public Document document(OutputStream out, Map<String, @Nullable Object> head) throws IOException {
        Document document = new Document(out);
        StringBuilder begun = new StringBuilder("{");
        head.forEach((name, value) ->
                begun.append(text(name)).append(':').append(text(value)).append(",\n"));
        document.put(begun.append("\"items\":[").toString());
        return document;
    }

    /** Values, one a line. */
    public final class Lines {
        private final OutputStream out;
        private long count;

        private Lines(OutputStream out) {
            this.out = out;
        }

        public void add(@Nullable Object value) throws IOException {
            out.write((text(value) + "\n").getBytes(StandardCharsets.UTF_8));
            count++;
        }

        public long count() {
            return count;
        }
    }

    /** An object whose items are being written. */
    public final class Document {
        private final OutputStream out;
        private long count;

        private Document(OutputStream out) {
            this.out = out;
        }

        public void item(@Nullable Object value) throws IOException {
            put((count == 0 ? "\n" : ",\n") + text(value));
            count++;
        }

        /** Ends the object; answers how many items it has. */
        public long end() throws IOException {
            put("]}\n");
            return count;
        }

        private void put(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
