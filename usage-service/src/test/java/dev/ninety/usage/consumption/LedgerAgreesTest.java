package dev.ninety.usage.consumption;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.ledger.HashChain;
import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.disclosure.Perspective;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens, in whatever order and batches: the ledger sums to the consumption that follows from all the facts,
 * verifies link by link, and reports sent in another order to another account give the same consumption.
 */
@QuarkusTest
class LedgerAgreesTest extends UsageServiceTest {

    private static final String[] UDIS = {"C9300-24P:A1", "C9300-24P:A2", "ISR4331/K9:B1"};
    private static final String[] TAGS = {DNA, NETWORK};

    @Inject
    Ledger ledger;

    @Inject
    FactsStore facts;

    @Inject
    SeriesStore series;

    @Inject
    InstanceStore instances;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withTheFactsAndInAnyOrder(long seed) {
        Random random = new Random(seed);
        List<Reports> reports = reports(random);
        List<Runnable> steps = new ArrayList<>();
        for (int from = 0; from < reports.size(); ) {
            int until = Math.min(reports.size(), from + 1 + random.nextInt(6));
            List<Reports> body = new ArrayList<>(reports.subList(from, until));
            steps.add(() -> send(Reports.ndjson(body.toArray(Reports[]::new))).statusCode(200));
            from = until;
        }
        for (String udi : UDIS) {
            steps.add(random.nextInt(steps.size() + 1), () -> change(udi, random));
        }

        createInstances();
        modes(random);
        steps.forEach(Runnable::run);
        Map<String, Timeline> consumption = fromFacts(Perspective.ACTUAL);
        assertThat(fromLedger(View.ACTUAL)).isEqualTo(consumption);
        assertThat(fromLedger(View.DISCLOSED)).isEqualTo(fromFacts(Perspective.DISCLOSED));
        assertVerifies();

        // The same reports, some of them twice, in another order and in other batches; then the same changes.
        String first = account;
        openAnAccount();
        createInstances();
        modes(random);
        List<Reports> shuffled = new ArrayList<>(reports);
        shuffled.addAll(reports.subList(0, reports.size() / 2));
        Collections.shuffle(shuffled, new Random(-seed));
        shuffled.forEach(one -> send(one.json()).statusCode(200));
        changesOf(first);
        assertThat(fromLedger(View.ACTUAL))
                .isEqualTo(fromFacts(Perspective.ACTUAL))
                .isEqualTo(consumption);
        assertThat(fromLedger(View.DISCLOSED)).isEqualTo(fromFacts(Perspective.DISCLOSED));
        assertVerifies();
    }

    /** One instance whose reports stay here, one that changes its mode on the way, and one that reports by itself. */
    private void modes(Random random) {
        mode(UDIS[0], "DISCONNECTED", 0);
        if (random.nextBoolean()) {
            mode(UDIS[1], "ON_PREM", random.nextInt(100));
        }
    }

    private void mode(String udi, String mode, long hours) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of(
                        "mode",
                        mode,
                        "effectiveFrom",
                        clock.instant().minus(hours, ChronoUnit.HOURS).toString()))
                .put(url("/product-instances/" + segment(udi) + "/delivery-mode"))
                .then()
                .statusCode(201);
    }

    private void createInstances() {
        for (String udi : UDIS) {
            given().urlEncodingEnabled(false)
                    .contentType("application/json")
                    .body("{}")
                    .put(url("/product-instances/" + segment(udi)))
                    .then()
                    .statusCode(201);
        }
    }

    private final List<Object[]> changes = new ArrayList<>();

    private void change(String udi, Random random) {
        List<Object[]> made = List.of(
                new Object[] {
                    udi,
                    "moves",
                    Map.of(
                            "to",
                            "lab",
                            "effectiveAt",
                            moment(random.nextInt(60)),
                            "disclosedAt",
                            clock.instant().toString())
                },
                new Object[] {udi, "moves", Map.of("to", "branch", "effectiveAt", moment(random.nextInt(60)))},
                new Object[] {udi, "releases", Map.of("entitlementTag", DNA, "effectiveAt", moment(random.nextInt(60)))
                },
                new Object[] {udi, "decommission", Map.of("effectiveAt", moment(20 + random.nextInt(30)))},
                new Object[] {udi, "reactivate", Map.of("effectiveAt", moment(30 + random.nextInt(30)))});
        for (Object[] one : made) {
            if (random.nextInt(3) == 0) {
                changes.add(one);
                apply(one);
            }
        }
    }

    private void changesOf(String other) {
        assertThat(other).isNotEqualTo(account);
        changes.forEach(this::apply);
    }

    @SuppressWarnings("unchecked")
    private void apply(Object[] change) {
        post((String) change[0], (String) change[1], (Map<String, ?>) change[2]);
    }

    /** Reports without conflicts: each id has one true content, of which earlier states are sent too. */
    private static List<Reports> reports(Random random) {
        List<Reports> reports = new ArrayList<>();
        for (String udi : UDIS) {
            long id = 1;
            for (String tag : TAGS) {
                long at = random.nextInt(10);
                for (int n = 0; n < 4; n++) {
                    long start = Math.max(0, at + random.nextInt(7) - 2);
                    long middle = start + random.nextInt(8);
                    long end = middle + random.nextInt(8);
                    int one = random.nextInt(5);
                    int two = random.nextInt(5);
                    String[] listed = random.nextInt(3) == 0
                            ? new String[] {udi, UDIS[random.nextInt(UDIS.length)]}
                            : new String[0];
                    Reports whole = report(udi, tag, id)
                            .row(start, middle, one)
                            .row(middle, end, two)
                            .listing(listed);
                    if (random.nextBoolean()) {
                        reports.add(report(udi, tag, id).row(start, middle, one).listing(listed));
                    }
                    reports.add(whole);
                    at = end;
                    id += 1 + random.nextInt(2);
                }
            }
        }
        return reports;
    }

    private Map<String, Timeline> fromFacts(Perspective perspective) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, Timeline> all = new HashMap<>();
            for (String text : UDIS) {
                Udi udi = Udi.parse(text).orElseThrow();
                long id = instances.find(account, udi).orElseThrow().id();
                List<Long> ids = series.ofInstances(account, new long[] {id}).stream()
                        .map(SeriesRef::id)
                        .toList();
                facts.load(account, ids, perspective)
                        .values()
                        .forEach(loaded -> loaded.consumptionPerVirtualAccount()
                                .forEach((va, timeline) ->
                                        put(all, text, va, loaded.series().entitlementTag(), timeline)));
            }
            return all;
        });
    }

    private Map<String, Timeline> fromLedger(View view) {
        Map<String, Timeline> all = new HashMap<>();
        for (LedgerEntry entry : entries()) {
            if (entry.view() != view) {
                continue;
            }
            put(
                    all,
                    entry.sourceId(),
                    entry.virtualAccount(),
                    entry.entitlementTag(),
                    Timeline.from(entry.effectiveAt(), entry.delta()));
        }
        all.values().removeIf(Timeline::isZero);
        return all;
    }

    private static void put(Map<String, Timeline> all, String udi, String va, String tag, Timeline timeline) {
        if (!timeline.isZero()) {
            all.merge(udi + " " + va + " " + tag, timeline, Timeline::plus);
        }
    }

    private List<LedgerEntry> entries() {
        return QuarkusTransaction.requiringNew().call(() -> ledger.entries(account, 0, 10_000));
    }

    private void assertVerifies() {
        HashChain chain = new HashChain();
        String previous = HashChain.START;
        long sequence = 0;
        for (LedgerEntry entry : entries()) {
            assertThat(entry.sequence()).isEqualTo(++sequence);
            assertThat(chain.verifies(previous, account, entry)).isTrue();
            previous = entry.hash();
        }
    }
}
