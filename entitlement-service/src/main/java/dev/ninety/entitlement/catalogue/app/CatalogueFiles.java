package dev.ninety.entitlement.catalogue.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.entitlement.catalogue.CatalogueLine;
import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.entitlement.catalogue.web.LicenceBody;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads catalogue files: an array of licences, or an object with such an array as {@code licences}. Each licence
 * is read by itself, so one that cannot be taken costs no other.
 */
@ApplicationScoped
public class CatalogueFiles {

    private static final String LICENCES = "licences";

    private final ObjectMapper mapper;

    public CatalogueFiles(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws Problem 400 where the file is no JSON, or has no such array; its detail names the line */
    public List<CatalogueLine> read(byte[] content) {
        try (JsonParser parser = mapper.createParser(content)) {
            List<CatalogueLine> lines = new ArrayList<>();
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                readLicences(parser, "", lines);
            } else if (first != JsonToken.START_OBJECT || !readObject(parser, lines)) {
                throw Problem.unreadable("An array of licences is expected.");
            }
            if (parser.nextToken() != null) {
                throw Problem.unreadable("Nothing is expected after the licences.");
            }
            return lines;
        } catch (JsonProcessingException broken) {
            throw Problem.unreadable("It cannot be read as JSON (line "
                    + (broken.getLocation() == null ? 1 : broken.getLocation().getLineNr()) + ").");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the object has an array of licences. */
    private boolean readObject(JsonParser parser, List<CatalogueLine> lines) throws IOException {
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(LICENCES)) {
                readLicences(parser, "/" + LICENCES, lines);
                found = true;
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private void readLicences(JsonParser parser, String pointer, List<CatalogueLine> lines) throws IOException {
        var reader = mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int lineNumber = parser.currentTokenLocation().getLineNr();
            JsonNode licence = reader.readTree(parser);
            lines.add(line(pointer + "/" + lines.size(), lineNumber, licence));
        }
    }

    private CatalogueLine line(String pointer, int lineNumber, JsonNode node) {
        String content = node.toString();
        try {
            if (!node.isObject()) {
                throw Problem.unreadable("An object is expected here.");
            }
            return new CatalogueLine(pointer, lineNumber, content, licence(node), null, null);
        } catch (Problem refused) {
            String detail = refused.errors().stream()
                    .map(error -> String.valueOf(error.pointer()).isEmpty()
                            ? error.detail()
                            : error.pointer() + ": " + error.detail())
                    .collect(Collectors.joining(" "));
            String reason = refused.status() == 400 ? "UNREADABLE" : refused.code();
            return new CatalogueLine(pointer, lineNumber, content, null, reason, detail);
        }
    }

    private Licence licence(JsonNode node) {
        LicenceBody body;
        try {
            body = mapper.treeToValue(node, LicenceBody.class);
        } catch (JsonMappingException wrong) {
            String field = wrong.getPath().stream()
                    .map(step -> String.valueOf(step.getFieldName()))
                    .collect(Collectors.joining("/"));
            throw Problem.unreadable("The field " + field + " has another type than expected.");
        } catch (JsonProcessingException wrong) {
            throw Problem.unreadable("It has not the form of a licence.");
        }
        String tag = body.entitlementTag();
        if (tag == null || !Ids.isEntitlementTag(tag)) {
            throw Problem.invalid(
                    "/entitlementTag",
                    tag == null ? "MISSING" : "INVALID_TAG",
                    "1 to " + Ids.LONGEST_TAG + " characters, no outer blanks, no control characters.");
        }
        return body.toDomain(tag);
    }
}
