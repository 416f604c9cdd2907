package dev.ninety.usage.obligation;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import dev.ninety.usage.EntitlementStub;
import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is kept of obligations is what follows from the facts, and what is announced does not depend on when anybody
 * looked: one account is looked at after every fact, another one with the same facts only at the end.
 */
@QuarkusTest
class ObligationsAgreeTest extends UsageServiceTest {

    private static final List<String> DEVICES = List.of("C9300-24P:A1", "C9300-48P:A2", "C8300:A3");

    private String watched;
    private String ignored;
    private long reportId;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappens(long seed) {
        watched = account;
        ignored = "t" + UUID.randomUUID() + ".example.com";
        EntitlementStub.account(ignored, "campus", "branch", "lab");
        clock.set("2026-01-10T00:00:00Z");
        Random random = new Random(seed);
        for (String device : DEVICES) {
            send(random, device);
        }
        for (int step = 0; step < 25; step++) {
            clock.advance(Duration.ofHours(1 + random.nextInt(20 * 24)).plusSeconds(random.nextInt(3_600)));
            happen(random);
            account = watched;
            assertThat(byKey(list("/obligations?limit=1000")))
                    .isEqualTo(byKey(list("/obligations?limit=1000&at=" + clock.instant())));
            assertThat(counts("")).isNotEmpty().isEqualTo(counts("?at=" + clock.instant()));
        }
        clock.advance(Duration.ofDays(200));

        assertThat(told(ignored)).isNotEmpty().isEqualTo(told(watched));
        account = ignored;
        List<Map<String, Object>> late = withoutIds(byKey(list("/obligations?limit=1000")));
        account = watched;
        assertThat(late).isEqualTo(withoutIds(byKey(list("/obligations?limit=1000"))));
        assertThat(list("/events?limit=1000"))
                .extracting("sequence")
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, told(watched).size()).boxed().toList());
    }

    private void happen(Random random) {
        String device = DEVICES.get(random.nextInt(DEVICES.size()));
        String moment = clock.instant()
                .minusSeconds(random.nextInt(40 * 86_400) - 5 * 86_400)
                .toString();
        switch (random.nextInt(12)) {
            case 0 ->
                both("moves", device, Map.of("to", random.nextBoolean() ? "branch" : "campus", "effectiveAt", moment));
            case 1 -> both("decommission", device, Map.of("effectiveAt", moment));
            case 2 -> both("reactivate", device, Map.of("effectiveAt", moment));
            case 3 -> both("releases", device, Map.of("entitlementTag", DNA, "effectiveAt", moment));
            case 4 -> both("changes", device, Map.of("entitlementTag", NETWORK, "changedAt", moment));
            case 5 ->
                forBoth(() -> given().contentType("application/json")
                        .body(Map.of(
                                "class",
                                random(reportId, "PERPETUAL", "SUBSCRIPTION"),
                                "frequencyDays",
                                20 + reportId,
                                "effectiveFrom",
                                moment))
                        .put(url("/reporting-policies/p" + reportId % 2))
                        .then()
                        .statusCode(oneOf(200, 201, 409)));
            case 6 ->
                forBoth(() -> given().urlEncodingEnabled(false)
                        .contentType("application/json")
                        .body(Map.of("mode", random(reportId, "DISCONNECTED", "CONNECTED")))
                        .put(url("/product-instances/" + segment(device) + "/delivery-mode"))
                        .then()
                        .statusCode(oneOf(200, 201)));
            default -> send(random, device);
        }
    }

    private static String random(long number, String even, String odd) {
        return number % 2 == 0 ? even : odd;
    }

    private void send(Random random, String device) {
        reportId++;
        long end = clock.instant().getEpochSecond() - Reports.START + random.nextInt(86_400) - 43_200;
        long start = Math.max(0, end - random.nextInt(30 * 86_400));
        String report = report(device, random.nextBoolean() ? DNA : NETWORK, reportId)
                .row(start, Math.max(start + 1, end), random.nextInt(3))
                .json();
        forBoth(() -> send(report).statusCode(200));
    }

    private void both(String what, String device, Map<String, ?> body) {
        forBoth(() -> post(device, what, body).statusCode(oneOf(200, 201)));
    }

    private void forBoth(Runnable action) {
        account = watched;
        action.run();
        account = ignored;
        action.run();
    }

    private List<Map<String, Object>> counts(String query) {
        return given().get(url("/reporting-status" + query)).path("counts");
    }

    private List<String> told(String of) {
        account = of;
        List<String> told = new ArrayList<>();
        for (Map<String, Object> event : list("/events?limit=1000")) {
            told.add(event.get("productInstance") + " " + event.get("entitlementTag") + " " + event.get("type") + " "
                    + event.get("at") + " " + event.get("rule") + " " + event.get("due") + " "
                    + event.get("virtualAccount"));
        }
        told.sort(Comparator.naturalOrder());
        return told;
    }

    private static List<Map<String, Object>> withoutIds(List<Map<String, Object>> items) {
        List<Map<String, Object>> without = new ArrayList<>();
        for (Map<String, Object> item : items) {
            Map<String, Object> copy = new HashMap<>(item);
            copy.put("metBy", item.get("metBy") == null ? null : ((Map<?, ?>) item.get("metBy")).get("reportId"));
            without.add(copy);
        }
        return without;
    }

    private static List<Map<String, Object>> byKey(List<Map<String, Object>> items) {
        List<Map<String, Object>> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(
                (Map<String, Object> item) -> item.get("productInstance") + " " + item.get("entitlementTag")));
        return sorted;
    }
}
