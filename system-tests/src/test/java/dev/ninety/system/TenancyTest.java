package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.suite.Suite;
import dev.ninety.suite.http.JsonClient;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.Rum;
import dev.ninety.system.harness.RunningSuite;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two Smart Accounts with the same ids everywhere: neither ever sees the other. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class TenancyTest {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    private final Account first;
    private final Account second;

    TenancyTest(Suite suite) {
        first = Account.create(suite, "first.example.com", "hq");
        second = Account.create(suite, "second.example.com", "hq", "secret-site");
    }

    @BeforeEach
    void fill() {
        first.grant("ent-1", "hq", Licences.DNA_ADVANTAGE, 3, START, null);
        first.report(
                "hq",
                Rum.of("C9300-24UX:FIRST000001", Licences.DNA_ADVANTAGE, 1).row(START, START.plusSeconds(60), 1));
        second.grant("ent-1", "hq", Licences.DNA_ADVANTAGE, 70, START, null);
        second.grant("secret-grant", "secret-site", Licences.HSEC, 11, START, null);
        second.report(
                "secret-site",
                Rum.of("C9300-24UX:SECRET00001", Licences.DNA_ADVANTAGE, 1).row(START, START.plusSeconds(60), 900));
        second.entitlements()
                .put(
                        second.path("pak-conversions", "SECRETPAK01"),
                        Map.of(
                                "virtualAccount",
                                "secret-site",
                                "entitlementTag",
                                Licences.HSEC,
                                "quantity",
                                2,
                                "convertedAt",
                                START.toString()))
                .expect(200, 201);
        second.usage()
                .send(
                        "POST",
                        second.path("rum-reports"),
                        BodyPublishers.ofString("{\"payload\":\"secret and unreadable\"}\n"
                                + Rum.of("C9300-24UX:SECRET00002", Licences.HSEC, 1)
                                        .row(START, START.plusSeconds(60), 1)
                                        .line()),
                        Map.of("Content-Type", "application/x-ndjson"));
        first.evaluate();
        second.evaluate();
    }

    @Test
    void nothingOfTheSecondAccountAppearsInAnyAnswerToTheFirst() {
        everyList(first)
                .forEach((path, service) -> assertThat(
                                service.get(path).expect(200).text())
                        .as(path)
                        .doesNotContainIgnoringCase("secret")
                        .doesNotContain("second.example.com"));
        assertThat(first.position("hq", Licences.DNA_ADVANTAGE).path("owned").asLong())
                .isEqualTo(3);
        assertThat(first.position("hq", Licences.DNA_ADVANTAGE).path("consumed").asLong())
                .isEqualTo(1);
        assertThat(first.positions()).hasSize(1);
    }

    @Test
    void theSecondAccountsThingsAreNotFoundUnderTheFirst() {
        first.entitlements().get(first.path("entitlements", "secret-grant")).expect(404);
        first.entitlements().get(first.path("virtual-accounts", "secret-site")).expect(404);
        first.entitlements().get(first.path("pak-conversions", "SECRETPAK01")).expect(404);
        first.usage()
                .get(first.path("product-instances", "C9300-24UX:SECRET00001"))
                .expect(404);
        String theirCase = second.compliance()
                .items(second.path("cases"))
                .getFirst()
                .path("id")
                .asText();
        first.compliance().get(first.path("cases", theirCase)).expect(404);
        String theirReport = second.usage()
                .items(second.path("rum-reports"))
                .getFirst()
                .path("id")
                .asText();
        first.usage().get(first.path("rum-reports", theirReport)).expect(404);
    }

    private static Map<String, JsonClient> everyList(Account account) {
        Map<String, JsonClient> lists = new TreeMap<>();
        for (String list : List.of(
                "virtual-accounts",
                "licences",
                "entitlements",
                "transfers",
                "pak-conversions",
                "ownership",
                "events",
                "directory",
                "ledger")) {
            lists.put(account.path(list), account.entitlements());
        }
        for (String list : List.of("product-instances", "rum-reports", "quarantine", "consumption", "ledger")) {
            lists.put(account.path(list) + "?limit=1000", account.usage());
        }
        for (String list : List.of("positions", "cases")) {
            lists.put(account.path(list), account.compliance());
        }
        return lists;
    }
}
