package dev.ninety.usage.collector.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.ninety.usage.collector.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a device's table of contents for the reports that the vendor has acknowledged. Its inside is documented only by
 * its name {@code usage_list}, so several names are understood and everything else is passed over.
 */
public final class UsageList {

    private static final Set<String> ID = Set.of("report_id", "reportid", "rum_report_id", "id");
    private static final Set<String> STATE = Set.of("state", "report_state", "status");
    private static final Set<String> ACKNOWLEDGED = Set.of("ACK", "ACKED", "ACKNOWLEDGED");
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();

    private UsageList() {}

    /** @throws DeviceException where it is not such a list */
    public static Set<Long> acknowledged(InputStream answer) throws DeviceException {
        try (JsonParser parser = JSON.createParser(answer)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("usage_list")) {
                        return items(parser);
                    }
                    parser.skipChildren();
                }
            }
            throw new DeviceException(Outcome.BAD_ANSWER, "The list of states has no usage_list.");
        } catch (JsonProcessingException unreadable) {
            throw new DeviceException(Outcome.BAD_ANSWER, "The list of states is not JSON.");
        } catch (IOException broken) {
            throw DeviceException.of(broken);
        }
    }

    private static Set<Long> items(JsonParser parser) throws IOException {
        Set<Long> acknowledged = new LinkedHashSet<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            Long id = acknowledgedId(parser);
            if (id != null) {
                acknowledged.add(id);
            }
        }
        return acknowledged;
    }

    /** The id of one item; null unless it is acknowledged. */
    private static @Nullable Long acknowledgedId(JsonParser parser) throws IOException {
        Long id = null;
        boolean acknowledged = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            JsonToken value = parser.nextToken();
            if (value.isScalarValue() && ID.contains(name)) {
                id = number(parser.getText());
            } else if (value.isScalarValue() && STATE.contains(name)) {
                acknowledged = ACKNOWLEDGED.contains(parser.getText().strip().toUpperCase(Locale.ROOT));
            }
            parser.skipChildren();
        }
        return acknowledged ? id : null;
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException notAnId) {
            return null;
        }
    }
}
