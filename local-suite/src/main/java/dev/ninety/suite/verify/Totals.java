package dev.ninety.suite.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the entries of a pack add up to, in units, for each licence in each Virtual Account. */
final class Totals {

    private static final int MOST = 5;
    private static final String OWNERSHIP = "content/ledgers/entitlement-service.ndjson";

    private final Map<List<String>, Sums> sums = new TreeMap<>((a, b) ->
            a.get(0).equals(b.get(0)) ? a.get(1).compareTo(b.get(1)) : a.get(0).compareTo(b.get(0)));

    private static final class Sums {
        private long owned;
        private long consumed;
        private long disclosed;
        private boolean posted;
    }

    /** Counts an entry, if it had taken effect by then. */
    void add(String ledger, JsonNode entry, Instant at) {
        Sums own = sums.computeIfAbsent(
                List.of(
                        entry.path("virtualAccount").asText(),
                        entry.path("entitlementTag").asText()),
                pair -> new Sums());
        boolean actual = entry.path("view").asText().equals("ACTUAL");
        own.posted |= actual;
        if (Instant.parse(entry.path("effectiveAt").asText()).isAfter(at)) {
            return;
        }
        long delta = entry.path("delta").asLong();
        if (ledger.equals(OWNERSHIP)) {
            own.owned = Math.addExact(own.owned, delta);
        } else if (actual) {
            own.consumed = Math.addExact(own.consumed, delta);
        } else {
            own.disclosed = Math.addExact(own.disclosed, delta);
        }
    }

    /** What positions say otherwise. */
    List<String> compare(String name, JsonNode positions) {
        List<String> different = new ArrayList<>();
        Set<List<String>> told = new HashSet<>();
        for (JsonNode position : positions) {
            List<String> pair = List.of(
                    position.path("virtualAccount").asText(),
                    position.path("entitlementTag").asText());
            told.add(pair);
            Sums own = sums.getOrDefault(pair, new Sums());
            compare(different, pair, "owned", position.path("owned").asLong(), own.owned);
            compare(different, pair, "consumed", position.path("consumed").asLong(), own.consumed);
            compare(different, pair, "disclosed", position.path("disclosed").asLong(), own.disclosed);
            compare(
                    different,
                    pair,
                    "balance",
                    position.path("balance").asLong(),
                    Math.subtractExact(own.owned, own.consumed));
        }
        sums.forEach((pair, own) -> {
            if (own.posted && !told.contains(pair)) {
                different.add(pair + " has entries and no position");
            }
        });
        List<String> lines = new ArrayList<>(
                different.stream().limit(MOST).map(line -> name + ": " + line).toList());
        if (different.size() > MOST) {
            lines.add(name + ": and " + (different.size() - MOST) + " more like this");
        }
        return lines;
    }

    private static void compare(List<String> different, List<String> pair, String what, long told, long summed) {
        if (told != summed) {
            different.add(pair + " is said to have " + told + " " + what + ", and its entries add up to " + summed);
        }
    }
}
