package dev.ninety.usage.delivery;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.Reports;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Walks of receipts, exports, submissions, ACKs, syncs and confirmations, against a plain set: what the vendor sees is
 * exactly what was delivered, version by version, and never less than before.
 */
@QuarkusTest
class DeliveredVersionsTest extends DeliveryTest {

    private static final int STEPS = 30;
    private static final int REPORTS = 3;
    private static final int LONGEST = 4;

    /** A report of so many rows; each row has a count of its own, so that it is seen how long a version is. */
    private record Version(int reportId, int rows) {

        Reports of(String device) {
            Reports written = report(device, DNA, reportId);
            for (int i = 0; i < rows; i++) {
                written.row(start(i), start(i) + 10, count(i));
            }
            return written;
        }

        long start(int row) {
            return 100L * reportId + 10L * row;
        }

        long count(int row) {
            return 10L * reportId + row;
        }
    }

    private final Map<Integer, Integer> carried = new HashMap<>();
    private final Map<Integer, Integer> collected = new HashMap<>();
    private final Set<Version> carriedSeen = new HashSet<>();
    private final Set<Version> collectedSeen = new HashSet<>();
    private final Set<Version> cleared = new HashSet<>();
    private final Map<String, Set<Version>> exports = new LinkedHashMap<>();
    private final List<String> submitted = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final Map<String, Set<Version>> syncs = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theVendorSeesWhatWasDeliveredAndNothingElse(long seed) {
        mode("virtual-accounts/campus", "DISCONNECTED");
        mode("virtual-accounts/branch", "ON_PREM");
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> receive(random);
                case 2 -> export(step);
                case 3 -> submitOne(random);
                case 4 -> acknowledgeOne(random, step);
                default -> sync(random, step);
            }
            assertSeen("campus", carriedSeen);
            assertSeen("branch", collectedSeen);
        }
        assertThat(carriedSeen.size() + collectedSeen.size())
                .as("something was delivered")
                .isPositive();
    }

    private void receive(Random random) {
        Version version = new Version(1 + random.nextInt(REPORTS), 1 + random.nextInt(LONGEST));
        send(version.of(ONE).json()).statusCode(200);
        carried.merge(version.reportId(), version.rows(), Math::max);
    }

    private void export(int step) {
        Set<Version> pending = carried.entrySet().stream()
                .map(standing -> new Version(standing.getKey(), standing.getValue()))
                .filter(standing -> !cleared.contains(standing))
                .collect(Collectors.toSet());
        export("e" + step, "campus", step % 2 == 0 ? "XML" : "BUNDLE").statusCode(pending.isEmpty() ? 409 : 201);
        if (!pending.isEmpty()) {
            exports.put("e" + step, pending);
        }
    }

    private void submitOne(Random random) {
        List<String> open = new ArrayList<>(exports.keySet());
        open.removeAll(submitted);
        if (!open.isEmpty()) {
            String id = open.get(random.nextInt(open.size()));
            submit(id, "2026-06-01T00:00:00Z").statusCode(201);
            submitted.add(id);
            deliver(id);
        }
    }

    private void acknowledgeOne(Random random, int step) {
        List<String> open = new ArrayList<>(exports.keySet());
        open.removeAll(acknowledged);
        if (!open.isEmpty()) {
            String id = open.get(random.nextInt(open.size()));
            ack("?export=" + id, ackFile("answer " + step)).statusCode(201);
            acknowledged.add(id);
            deliver(id);
        }
    }

    private void deliver(String export) {
        carriedSeen.addAll(exports.get(export));
        cleared.addAll(exports.get(export));
    }

    private void sync(Random random, int step) {
        if (!syncs.isEmpty() && random.nextBoolean()) {
            String id = syncs.keySet().iterator().next();
            given().contentType("application/json")
                    .body(Map.of("confirmedAt", "2026-06-01T00:00:00Z"))
                    .post(url("/on-prem-syncs/ssm/" + id + "/confirm"))
                    .then()
                    .statusCode(201);
            collectedSeen.addAll(syncs.remove(id));
            return;
        }
        Set<Version> brought = new HashSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            brought.add(new Version(1 + random.nextInt(REPORTS), 1 + random.nextInt(LONGEST)));
        }
        given().body(Reports.ndjson(
                        brought.stream().map(version -> version.of(TWO)).toArray(Reports[]::new)))
                .put(url("/on-prem-syncs/ssm/s" + step + "?virtualAccount=branch"))
                .then()
                .statusCode(201);
        brought.forEach(version -> collected.merge(version.reportId(), version.rows(), Math::max));
        syncs.put("s" + step, brought);
    }

    private void assertSeen(String virtualAccount, Set<Version> seen) {
        TreeMap<Long, Long> rows = new TreeMap<>();
        seen.forEach(version -> {
            for (int i = 0; i < version.rows(); i++) {
                rows.put(version.start(i), version.count(i));
            }
        });
        TreeMap<String, Long> posted = new TreeMap<>();
        ledger().stream()
                .filter(entry -> entry.get("view").equals("DISCLOSED")
                        && entry.get("virtualAccount").equals(virtualAccount))
                .forEach(entry -> posted.merge(
                        String.valueOf(entry.get("effectiveAt")),
                        ((Number) entry.get("delta")).longValue(),
                        Long::sum));
        for (long second = 95; second < 100L * (REPORTS + 2); second += 10) {
            long level = posted.headMap(moment(second), true).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            Map.Entry<Long, Long> covering = rows.floorEntry(second);
            assertThat(level)
                    .as("%s at %d, of %s", virtualAccount, second, seen)
                    .isEqualTo(covering == null ? 0 : covering.getValue());
        }
    }
}
