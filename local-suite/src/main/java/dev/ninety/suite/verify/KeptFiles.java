package dev.ninety.suite.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.verify.PackCheck.PackScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What was received from devices and from the vendor, as it came: a report's text, an acknowledgement's bytes. */
final class KeptFiles {

    private static final int MOST = 5;

    private final String name;
    private final PackScope scope;
    private final List<String> wrong = new ArrayList<>();
    private long count;
    private long failures;

    KeptFiles(String name, PackScope scope) {
        this.name = name;
        this.scope = scope;
    }

    void next(JsonNode line) {
        count++;
        String which = line.path("id").asText();
        if (Instant.parse(line.path("receivedAt").asText()).isAfter(scope.knownAt())) {
            fail(which + " was not received by " + scope.knownAt());
        }
        String said = line.path("sha256").asText();
        if (line.path("content").isTextual()
                && !Digests.of(line.path("content").asText()).equals(said)) {
            fail(which + " is not what its digest says");
        }
        if (line.path("contentBase64").isTextual() && !said.equals(ofBase64(line))) {
            fail(which + " is not what its digest says");
        }
    }

    private static String ofBase64(JsonNode line) {
        return Digests.of(Base64.getDecoder().decode(line.path("contentBase64").asText()));
    }

    List<String> wrong() {
        List<String> all = new ArrayList<>(wrong);
        if (failures > MOST) {
            all.add(name + ": and " + (failures - MOST) + " more like this");
        }
        return all;
    }

    long count() {
        return count;
    }

    private void fail(String what) {
        failures++;
        if (failures <= MOST) {
            wrong.add(name + ": " + what);
        }
    }
}
