package dev.ninety.usage.importing;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether the list of devices comes before, among or after the reports, and in whatever order those come: what every
 * Virtual Account consumes ends the same for all time, in the ledger's sum and at the door.
 */
@QuarkusTest
class DeviceOrderTest extends UsageServiceTest {

    private static final int SECONDS = 60;
    private static final String[] UDIS = {"C9300-24P:O1", "C9300-24P:O2", "ISR4331/K9:O3", "ISR4331/K9:O4"};
    private static final String[] TAGS = {DNA, NETWORK};
    private static final String[] PLACES = {"campus", "branch", "lab"};

    /** What is true of the small world: where devices are, and how much they use from each second on. */
    private record World(Map<String, String> places, List<Reports> reports, Map<String, long[]> levels) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatEveryVirtualAccountConsumesIsTheSame(long seed) {
        World world = world(new Random(seed));
        for (int round = 0; round < 4; round++) {
            openAnAccount();
            Random random = new Random(100 * seed + round);
            List<Reports> shuffled = new ArrayList<>(world.reports);
            Collections.shuffle(shuffled, random);
            int before = round == 0 ? 0 : round == 1 ? shuffled.size() : random.nextInt(shuffled.size() + 1);
            shuffled.subList(0, before).forEach(one -> send(one.json()).statusCode(200));
            bring(world.places);
            shuffled.subList(before, shuffled.size())
                    .forEach(one -> send(one.json()).statusCode(200));
            if (random.nextBoolean()) {
                bring(world.places);
            }

            for (String view : List.of("ACTUAL", "DISCLOSED")) {
                assertThat(fromLedger(view))
                        .as("seed %d round %d %s", seed, round, view)
                        .usingRecursiveComparison()
                        .isEqualTo(expected(world));
            }
            int second = random.nextInt(SECONDS);
            for (String place : PLACES) {
                for (String tag : TAGS) {
                    long[] levels = expected(world).getOrDefault(place + " " + tag, new long[SECONDS]);
                    assertThat(consumed(place, tag, second)).isEqualTo(levels[second]);
                }
            }
        }
    }

    /** Each device's rows follow one another; what they say is written down second by second beside them. */
    private static World world(Random random) {
        Map<String, String> places = new TreeMap<>();
        List<Reports> reports = new ArrayList<>();
        Map<String, long[]> levels = new TreeMap<>();
        for (String udi : UDIS) {
            places.put(udi, PLACES[random.nextInt(PLACES.length)]);
            long id = 1;
            for (String tag : TAGS) {
                long[] level = new long[SECONDS];
                int at = random.nextInt(10);
                while (at < SECONDS - 10) {
                    int end = at + 1 + random.nextInt(8);
                    int count = random.nextInt(5);
                    reports.add(report(udi, tag, id++).row(at, end, count));
                    for (int second = at; second < SECONDS; second++) {
                        level[second] = count;
                    }
                    at = end + random.nextInt(5);
                }
                levels.put(udi + " " + tag, level);
            }
        }
        return new World(places, reports, levels);
    }

    private static Map<String, long[]> expected(World world) {
        Map<String, long[]> sums = new TreeMap<>();
        world.levels.forEach((series, level) -> {
            int blank = series.indexOf(' ');
            String key = world.places.get(series.substring(0, blank)) + series.substring(blank);
            long[] sum = sums.computeIfAbsent(key, none -> new long[SECONDS]);
            for (int second = 0; second < SECONDS; second++) {
                sum[second] += level[second];
            }
        });
        sums.values().removeIf(DeviceOrderTest::isZero);
        return sums;
    }

    private Map<String, long[]> fromLedger(String view) {
        Map<String, long[]> sums = new TreeMap<>();
        for (Map<String, Object> entry : ledger()) {
            if (!entry.get("view").equals(view)) {
                continue;
            }
            long from = Instant.parse((String) entry.get("effectiveAt")).getEpochSecond() - Reports.START;
            long[] sum = sums.computeIfAbsent(
                    entry.get("virtualAccount") + " " + entry.get("entitlementTag"), none -> new long[SECONDS]);
            for (int second = (int) from; second < SECONDS; second++) {
                sum[second] += ((Number) entry.get("delta")).longValue();
            }
        }
        sums.values().removeIf(DeviceOrderTest::isZero);
        return sums;
    }

    private static boolean isZero(long[] levels) {
        for (long level : levels) {
            if (level != 0) {
                return false;
            }
        }
        return true;
    }

    private void bring(Map<String, String> places) {
        StringBuilder table = new StringBuilder("UDI,Virtual Account\n");
        places.forEach(
                (udi, place) -> table.append(udi).append(',').append(place).append('\n'));
        given().contentType("text/csv")
                .body(table.toString())
                .post(url("/imports/product-instances"))
                .then()
                .statusCode(200);
    }
}
