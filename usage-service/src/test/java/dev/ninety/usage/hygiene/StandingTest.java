package dev.ninety.usage.hygiene;

import static dev.ninety.usage.Reports.DAY;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures are what can be counted in the lists of instances, obligations and findings. */
@QuarkusTest
class StandingTest extends UsageServiceTest {

    private static final List<String> DEVICES =
            List.of("C9300-24P:ST1", "C9300L-24P:ST1", "C9500-40X:ST2", "ISR4331/K9:ST3", "C8300:ST4");
    private static final Set<String> AFFECTING = Set.of("STALE_INSTANCE", "DOUBLE_COUNT", "UNASSIGNED");

    /** Instances that were merged into another one, which no list tells. */
    private final Set<String> merged = new HashSet<>();

    private final Map<String, Number> merges = new HashMap<>();
    private long reportId;

    private Map<String, Map<String, Object>> standing() {
        return byPlace(list("/standing"));
    }

    private static Map<String, Map<String, Object>> byPlace(List<Map<String, Object>> items) {
        Map<String, Map<String, Object>> byPlace = new TreeMap<>();
        items.forEach(item -> byPlace.put((String) item.get("virtualAccount"), item));
        return byPlace;
    }

    private Map<String, Object> campus() {
        return standing().getOrDefault("campus", Map.of());
    }

    private void register(String udi, String virtualAccount) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("virtualAccount", virtualAccount))
                .put(url("/product-instances/" + segment(udi)))
                .then()
                .statusCode(201);
    }

    private void accept(Object finding) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("note", "known"))
                .post(url("/findings/" + finding + "/acceptance"))
                .then();
    }

    /** The same figures, counted one by one in the lists of the other doors. */
    @SuppressWarnings("unchecked")
    private Map<String, Map<String, Object>> counted() {
        Map<String, String> active = new HashMap<>();
        for (Map<String, Object> one : list("/product-instances?limit=1000")) {
            if (one.get("state").equals("ACTIVE") && !merged.contains(one.get("productInstance"))) {
                active.put((String) one.get("productInstance"), (String) one.get("virtualAccount"));
            }
        }
        Set<String> affected = new HashSet<>();
        Set<String> without = new HashSet<>();
        for (Map<String, Object> found : list("/findings?accepted=false&limit=1000")) {
            String code = (String) found.get("code");
            if (AFFECTING.contains(code)) {
                affected.add((String) found.get("productInstance"));
            }
            List<Map<String, Object>> evidence = (List<Map<String, Object>>) found.get("evidence");
            if (code.equals("CHAIN_GAP") && ((Number) evidence.getFirst().get("rowGaps")).longValue() > 0) {
                without.add((String) found.get("productInstance"));
            }
            if (code.equals("ACK_MISSING")) {
                without.addAll((List<String>) evidence.getFirst().get("productInstances"));
            }
        }
        Map<String, Map<String, Object>> counted = new TreeMap<>();
        active.forEach((udi, place) -> {
            add(counted, place, "active", 1);
            add(counted, place, "affected", affected.contains(udi) ? 1 : 0);
            add(counted, place, "withoutEvidence", without.contains(udi) ? 1 : 0);
        });
        for (Map<String, Object> one : list("/obligations?limit=1000")) {
            if (!one.get("status").equals("NOT_REQUIRED")) {
                add(counted, (String) one.get("virtualAccount"), "required", 1);
                add(
                        counted,
                        (String) one.get("virtualAccount"),
                        "overdue",
                        one.get("status").equals("OVERDUE") ? 1 : 0);
            }
        }
        return counted;
    }

    private static void add(Map<String, Map<String, Object>> counted, String place, String figure, int more) {
        Map<String, Object> figures = counted.computeIfAbsent(place, none -> {
            Map<String, Object> fresh = new HashMap<>();
            fresh.put("virtualAccount", place);
            List.of("active", "required", "overdue", "affected", "withoutEvidence")
                    .forEach(key -> fresh.put(key, 0));
            return fresh;
        });
        figures.merge(figure, more, (one, other) -> (Integer) one + (Integer) other);
    }

    @Test
    void anAccountWithoutAnythingHasNoFigures() {
        assertThat(list("/standing")).isEmpty();
        given().get("/v1/smart-accounts/nobody.example.com/standing").then().statusCode(404);
    }

    @Test
    void instancesCountWhereTheyAreWhileInServiceAndInTheirOwnName() {
        register(DEVICES.get(0), "campus");
        register(DEVICES.get(2), "campus");
        register(DEVICES.get(3), "branch");
        assertThat(campus()).containsEntry("active", 2).containsEntry("required", 0);

        post(DEVICES.get(3), "moves", Map.of("to", "campus", "effectiveAt", moment(0)));
        assertThat(standing().keySet()).containsExactly("campus");
        assertThat(campus()).containsEntry("active", 3);

        post(DEVICES.get(3), "decommission", Map.of("effectiveAt", moment(0)));
        assertThat(campus()).containsEntry("active", 2);
        Number merge = post(DEVICES.get(0), "merges", Map.of("into", DEVICES.get(2), "effectiveAt", moment(0)))
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(campus()).containsEntry("active", 1);
        post(DEVICES.get(0), "merges/" + merge + "/undo", Map.of("effectiveAt", moment(DAY)));
        assertThat(campus()).containsEntry("active", 2);
    }

    @Test
    void anInstanceIsAffectedOnceAndNotWhereThatIsAccepted() {
        send(report(DEVICES.get(0), DNA, 1).row(0, DAY, 4).json());
        send(report(DEVICES.get(1), DNA, 1).row(DAY, 2 * DAY, 4).json());
        assertThat(campus())
                .as("both landed by default, one of them counts twice as well")
                .containsEntry("affected", 2)
                .containsEntry("required", 2)
                .containsEntry("overdue", 2);
        list("/findings?code=UNASSIGNED").forEach(found -> accept(found.get("id")));
        assertThat(campus()).containsEntry("affected", 1);
        list("/findings?code=DOUBLE_COUNT").forEach(found -> accept(found.get("id")));
        assertThat(campus()).containsEntry("affected", 0);

        send(report(DEVICES.get(0), DNA, 2).row(DAY, DAY + 1, 5).json());
        assertThat(campus()).as("more counts twice than was accepted").containsEntry("affected", 1);
    }

    @Test
    void aGapBetweenRowsIsMissingEvidenceUntilItIsFilledOrAccepted() {
        register(DEVICES.get(0), "campus");
        send(report(DEVICES.get(0), DNA, 1).row(0, DAY, 4).json());
        send(report(DEVICES.get(0), DNA, 5).row(DAY, 2 * DAY, 4).json());
        assertThat(list("/findings?code=CHAIN_GAP")).hasSize(1);
        assertThat(campus()).as("ids alone tell little").containsEntry("withoutEvidence", 0);

        send(report(DEVICES.get(0), DNA, 7).row(3 * DAY, 4 * DAY, 4).json());
        assertThat(campus()).containsEntry("withoutEvidence", 1);
        accept(list("/findings?code=CHAIN_GAP").getFirst().get("id"));
        assertThat(campus()).containsEntry("withoutEvidence", 0);

        send(report(DEVICES.get(0), DNA, 9).row(5 * DAY, 6 * DAY, 4).json());
        assertThat(campus()).as("another gap than was accepted").containsEntry("withoutEvidence", 1);
        send(report(DEVICES.get(0), DNA, 6).row(2 * DAY, 3 * DAY, 4).json());
        send(report(DEVICES.get(0), DNA, 8).row(4 * DAY, 5 * DAY, 4).json());
        assertThat(campus()).as("both are filled").containsEntry("withoutEvidence", 0);
    }

    @Test
    void aReportWhoseAcknowledgementIsMissedIsMissingEvidence() {
        given().contentType("application/json")
                .body(Map.of("mode", "DISCONNECTED", "effectiveFrom", moment(0)))
                .put(url("/virtual-accounts/campus/delivery-mode"));
        send(report(DEVICES.get(0), DNA, 1).row(0, 100, 4).json());
        send(report(DEVICES.get(2), DNA, 1).row(0, 100, 4).json());
        given().contentType("application/json")
                .body(Map.of("virtualAccount", "campus", "format", "XML"))
                .put(url("/exports/first"))
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .body(Map.of("submittedAt", "2026-06-01T00:00:00Z"))
                .post(url("/exports/first/submission"))
                .then()
                .statusCode(201);
        clock.set("2026-06-30T23:59:59Z");
        assertThat(campus()).containsEntry("withoutEvidence", 0);
        clock.set("2026-07-01T00:00:00Z");
        assertThat(campus()).containsEntry("withoutEvidence", 2).containsEntry("active", 2);
        post(DEVICES.get(0), "decommission", Map.of("effectiveAt", "2026-07-01T00:00:00Z"));
        assertThat(campus()).containsEntry("withoutEvidence", 1);
        accept("ACK_MISSING-first");
        assertThat(campus()).containsEntry("withoutEvidence", 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverHappens(long seed) {
        Random random = new Random(seed);
        clock.set("2026-01-10T00:00:00Z");
        boolean gaps = false;
        for (int step = 0; step < 20; step++) {
            clock.advance(Duration.ofHours(1 + random.nextInt(15 * 24)));
            happen(random, DEVICES.get(random.nextInt(DEVICES.size())));
            Map<String, Map<String, Object>> standing = standing();
            assertThat(standing).as("step %d", step).isEqualTo(counted());
            gaps |= standing.values().stream()
                    .anyMatch(one -> !one.get("withoutEvidence").equals(0));
        }
        assertThat(gaps).as("the world had gaps").isTrue();
    }

    private void happen(Random random, String device) {
        String moment =
                clock.instant().minusSeconds(random.nextInt(40 * 86_400)).toString();
        switch (random.nextInt(12)) {
            case 0 ->
                post(device, "moves", Map.of("to", random.nextBoolean() ? "branch" : "campus", "effectiveAt", moment));
            case 1 -> post(device, "decommission", Map.of("effectiveAt", moment));
            case 2 -> post(device, "reactivate", Map.of("effectiveAt", moment));
            case 3 -> post(device, "releases", Map.of("entitlementTag", DNA, "effectiveAt", moment));
            case 4 -> merge(random, device, moment);
            case 5 -> {
                List<Map<String, Object>> found = new ArrayList<>(list("/findings?limit=1000"));
                if (!found.isEmpty()) {
                    accept(found.get(random.nextInt(found.size())).get("id"));
                }
            }
            default -> sendOne(random, device);
        }
    }

    private void merge(Random random, String device, String moment) {
        String into = DEVICES.get(random.nextInt(DEVICES.size()));
        if (merged.contains(device)) {
            post(
                            device,
                            "merges/" + merges.get(device) + "/undo",
                            Map.of("effectiveAt", clock.instant().toString()))
                    .statusCode(201);
            merged.remove(device);
            return;
        }
        Response answer = post(device, "merges", Map.of("into", into, "effectiveAt", moment))
                .extract()
                .response();
        if (answer.statusCode() == 201) {
            merges.put(device, answer.path("id"));
            merged.add(device);
        }
    }

    private void sendOne(Random random, String device) {
        reportId += 1 + random.nextInt(2);
        long end = clock.instant().getEpochSecond() - Reports.START - random.nextInt(86_400);
        long start = Math.max(0, end - random.nextInt(20 * 86_400));
        String report = Reports.report(device, random.nextBoolean() ? DNA : NETWORK, reportId)
                .row(start, Math.max(start + 1, end), 1 + random.nextInt(3))
                .json();
        send(random.nextInt(6) == 0 ? report.replace("ENTITLEMENT", "BANDWIDTH") : report)
                .statusCode(200);
    }
}
