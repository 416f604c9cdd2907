package dev.ninety.suite.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Names from an account's directory; what has none is shown by its id. */
final class Names {

    private final Map<String, String> virtualAccounts = new HashMap<>();
    private final Map<String, String> licences = new HashMap<>();

    Names(JsonNode directory) {
        directory
                .path("virtualAccounts")
                .forEach(item -> virtualAccounts.put(
                        item.path("virtualAccount").asText(), item.path("name").asText()));
        directory
                .path("licences")
                .forEach(item -> licences.put(
                        item.path("entitlementTag").asText(),
                        item.path("displayName").asText()));
    }

    String virtualAccount(String id) {
        return virtualAccounts.getOrDefault(id, id);
    }

    String licence(String tag) {
        return licences.getOrDefault(tag, tag);
    }
}
