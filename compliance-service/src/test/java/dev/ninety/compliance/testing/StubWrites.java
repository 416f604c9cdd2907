package dev.ninety.compliance.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is written to one account of the stubs: taken once, and posted to the ledgers as the services would. */
public final class StubWrites {

    private final StubAccount account;
    private final Map<String, JsonNode> written = new LinkedHashMap<>();
    private final List<String> attempts = new ArrayList<>();
    private final Map<String, Answer> refusals = new LinkedHashMap<>();
    private int lost;
    private int dropped;
    private Runnable afterwards = () -> {};

    StubWrites(StubAccount account) {
        this.account = account;
    }

    record Answer(int status, Map<String, Object> body) {}

    /** From now on what is written to a path that has this in it is refused. */
    public synchronized void refuse(String part, int status, String code, String detail) {
        refusals.put(part, new Answer(status, Map.of("status", status, "code", code, "detail", detail)));
    }

    /** So many writes are taken, and nobody learns of it. */
    public synchronized void loseAnswers(int many) {
        lost = many;
    }

    /** So many writes are not taken, though another attempt may be. */
    public synchronized void drop(int many) {
        dropped = many;
    }

    /** What happens once something new was taken. */
    public synchronized void afterwards(Runnable action) {
        afterwards = action;
    }

    /** What was taken, by path below the account, in its order. */
    public synchronized Map<String, JsonNode> written() {
        return new LinkedHashMap<>(written);
    }

    /** Every attempt, refused and repeated ones too. */
    public synchronized List<String> attempts() {
        return List.copyOf(attempts);
    }

    synchronized Answer take(List<String> path, JsonNode body) {
        String name = String.join(" ", path);
        attempts.add(name);
        for (Map.Entry<String, Answer> refusal : refusals.entrySet()) {
            if (name.contains(refusal.getKey())) {
                return refusal.getValue();
            }
        }
        if (dropped > 0) {
            dropped--;
            return new Answer(503, Map.of());
        }
        JsonNode before = written.get(name);
        if (before != null && !before.equals(body)) {
            return new Answer(409, Map.of("status", 409, "code", "ANOTHER", "detail", "It says something else."));
        }
        if (before == null) {
            written.put(name, body);
            post(path, body);
            afterwards.run();
        }
        if (lost > 0) {
            lost--;
            return new Answer(503, Map.of());
        }
        return new Answer(before == null ? 201 : 200, Map.of());
    }

    private void post(List<String> path, JsonNode body) {
        String at = body.path("effectiveAt").asText();
        if (path.getFirst().equals("transfers")) {
            String tag = body.path("entitlementTag").asText();
            long units = body.path("quantity").asLong();
            String id = path.get(1);
            account.post(Source.ENTITLEMENT, body.path("from").asText(), tag, at, -units, "TRANSFER", "TRANSFER", id);
            account.post(Source.ENTITLEMENT, body.path("to").asText(), tag, at, units, "TRANSFER", "TRANSFER", id);
            return;
        }
        String instance = path.get(1);
        String only = body.path("entitlementTag").asText(null);
        counting(instance, Instant.parse(at)).forEach((pair, units) -> {
            if (units != 0 && (only == null || only.equals(pair.entitlementTag()))) {
                account.post(
                        Source.USAGE,
                        pair.virtualAccount(),
                        pair.entitlementTag(),
                        at,
                        -units,
                        "DECOMMISSION",
                        "PRODUCT_INSTANCE",
                        instance);
            }
        });
    }

    private Map<Pair, Long> counting(String instance, Instant at) {
        Map<Pair, Long> units = new TreeMap<>();
        for (LedgerEntry entry : account.ledger(Source.USAGE)) {
            if (entry.view() == View.ACTUAL
                    && entry.sourceId().equals(instance)
                    && !entry.effectiveAt().isAfter(at)) {
                units.merge(new Pair(entry.virtualAccount(), entry.entitlementTag()), entry.delta(), Long::sum);
            }
        }
        return units;
    }
}
