package dev.ninety.suite.load;

import static dev.ninety.suite.http.JsonClient.path;

import dev.ninety.suite.Progress;
import dev.ninety.suite.http.JsonClient;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates the Virtual Accounts that files name and nobody has created, and says so. */
final class VirtualAccountMaker {

    private static final int LONGEST_ID = 60;

    private final JsonClient entitlements;
    private final String account;
    private final Progress progress;
    /** Ids by name as names compare; read once, because who loads is who creates. */
    private @Nullable Map<String, String> idsByName;

    VirtualAccountMaker(JsonClient entitlements, String account, Progress progress) {
        this.entitlements = entitlements;
        this.account = account;
        this.progress = progress;
    }

    /** Creates those of these that do not exist; the vendor's own default one first, so that it is ours too. */
    void make(Collection<String> names) {
        Map<String, String> ids = ids();
        List<String> missing = names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !ids.containsValue(name))
                .sorted(Comparator.comparing((String name) -> !normal(name).equals("default"))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String name : missing) {
            if (!ids.containsKey(normal(name))) {
                String id = freeId(name, Set.copyOf(ids.values()));
                entitlements
                        .put(account + path("virtual-accounts", id), Map.of("name", name))
                        .expect(200, 201);
                ids.put(normal(name), id);
                progress.say("      created the Virtual Account " + name + " as " + id);
            }
        }
    }

    /** The id of a Virtual Account given by its name or by its id. */
    String id(String nameOrId) {
        return ids().getOrDefault(normal(nameOrId), nameOrId);
    }

    /** Whether the account has any. */
    boolean hasAny() {
        return !ids().isEmpty();
    }

    private Map<String, String> ids() {
        if (idsByName == null) {
            Map<String, String> ids = new HashMap<>();
            entitlements
                    .items(account + "/virtual-accounts")
                    .forEach(item -> ids.put(
                            normal(item.path("name").asText()),
                            item.path("virtualAccount").asText()));
            idsByName = ids;
        }
        return idsByName;
    }

    private static String freeId(String name, Set<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "va" : plain.substring(0, Math.min(plain.length(), LONGEST_ID));
        String id = base;
        for (int i = 2; taken.contains(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }

    private static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
