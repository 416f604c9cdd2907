package dev.ninety.compliance.cause;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vendor lets stand in for a licence, and this record's catalogue does not. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class VendorSubstitutionDoorTest {

    private static final String LOW = "regid.2026-01.com.example.essentials,1.0_e";
    private static final String TOP = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String SUBSTITUTED = """
            {"takenAt": "2026-02-20", "licenses": [
              {"license": "Essentials", "virtualAccount": "Campus", "inUse": 5, "quantity": 0, "licenseSubstitutions": [
                {"license": "Essentials", "substitutedLicense": "Advantage", "substitutedQuantity": 2,
                 "substitutionType": "Substitution from higher tier"},
                {"license": "Essentials", "substitutedLicense": 7, "substitutedQuantity": 2},
                {"substitutedLicense": "Advantage", "substitutedQuantity": -1}, "nonsense"]}]}
            """;

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    /** Short of 5, with a family of its own kind for each of both licences. */
    private StubAccount account(String name, String familyOfTop) {
        StubAccount account = peers.account(name)
                .shipped(LOW, "switching", 1, 90, "NOTIFY_ONLY")
                .shipped(TOP, familyOfTop, 2, 90, "NOTIFY_ONLY")
                .virtualAccount("campus", "Campus")
                .named("Essentials", LOW)
                .named("Advantage", TOP)
                .uses("campus", LOW, "2026-02-01T00:00:00Z", 5);
        evaluate(name);
        return account;
    }

    private static void bring(String account, String body, int accepted) {
        int taken = given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", account)
                .then()
                .statusCode(200)
                .extract()
                .path("accepted");
        assertThat(taken).isEqualTo(accepted);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> missingRules(String account) {
        evaluate(account);
        return ((List<Map<String, Object>>)
                        cases(account, Map.of("causes", "true")).getFirst().get("causes"))
                .stream()
                        .filter(cause -> cause.get("code").equals("MISSING_COVERAGE_RULE"))
                        .toList();
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatStandsInThereAndNotHereIsAMissingRule() {
        String name = "substituted.example.com";
        account(name, "other");
        assertThat(missingRules(name)).isEmpty();
        bring(name, SUBSTITUTED, 1);
        assertThat(missingRules(name)).hasSize(1).first().satisfies(cause -> {
            assertThat(cause).containsEntry("units", 2);
            assertThat((List<Map<String, Object>>) cause.get("evidence"))
                    .hasSize(1)
                    .first()
                    .satisfies(evidence -> {
                        assertThat(evidence).containsEntry("source", "VENDOR").containsEntry("units", 2);
                        assertThat((List<String>) evidence.get("ids"))
                                .hasSize(1)
                                .first()
                                .asString()
                                .hasSize(64);
                    });
        });
        bring(name, SUBSTITUTED, 0);
        assertThat(missingRules(name)).hasSize(1);
    }

    @Test
    void whereTheCatalogueSaysTheSameNothingIsMissing() {
        String name = "same-rule.example.com";
        account(name, "switching");
        bring(name, SUBSTITUTED, 1);
        assertThat(missingRules(name)).isEmpty();
    }

    @Test
    void aLaterListThatTellsOfNoneEndsIt() {
        String name = "no-longer.example.com";
        account(name, "other");
        bring(name, SUBSTITUTED, 1);
        bring(name, """
                {"takenAt": "2026-02-25", "licenses": [{"license": "Essentials", "virtualAccount": "Campus", "inUse": 4}]}
                """, 1);
        assertThat(missingRules(name)).isEmpty();
    }

    @Test
    void aNameThatBecomesKnownLaterCountsFromThenOn() {
        String name = "named-later.example.com";
        StubAccount account = peers.account(name)
                .shipped(LOW, "switching", 1, 90, "NOTIFY_ONLY")
                .virtualAccount("campus", "Campus")
                .uses("campus", LOW, "2026-02-01T00:00:00Z", 5);
        evaluate(name);
        bring(name, SUBSTITUTED, 0);
        assertThat(missingRules(name)).isEmpty();
        account.named("Essentials", LOW);
        assertThat(missingRules(name)).hasSize(1);
    }
}
