package dev.ninety.compliance.reconciliation;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.reconciliation.app.Cadence;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What devices print against what this record has as consumed by them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class DeviceOutputDoorTest {

    private static final String ADVANTAGE = "regid.2026-01.com.example.advantage24,1.0_a";
    private static final String ADVANTAGE_48 = "regid.2026-01.com.example.advantage48,1.0_b";
    private static final String DNA = "regid.2026-01.com.example.dna,1.0_c";
    private static final String ACTIVE = "C9300-24UX:FCW1";
    private static final String STANDBY = "C9300-24U:FHH2";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Cadence cadence;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private StubAccount account(String name) {
        StubAccount account = peers.account(name)
                .shipped(ADVANTAGE, null, null, 90, "NOTIFY_ONLY")
                .virtualAccount("campus", "Campus")
                .virtualAccount("lab", "Lab")
                .named("C9300-24 Network Advantage", ADVANTAGE)
                .named("C9300-48 Network Advantage", ADVANTAGE_48)
                .named("network-advantage", ADVANTAGE, ADVANTAGE_48)
                .named("dna-advantage", DNA, "regid.2026-01.com.example.other,1.0_d")
                .uses(ACTIVE, "campus", ADVANTAGE, "2026-01-01T00:00:00Z", 2)
                .uses(STANDBY, "campus", ADVANTAGE, "2026-01-02T00:00:00Z", 1)
                .uses(ACTIVE, "campus", DNA, "2026-01-01T00:00:00Z", 2)
                .uses("C9300-24UX:FCW9", "campus", ADVANTAGE, "2026-01-01T00:00:00Z", 40);
        evaluate(name);
        return account;
    }

    private static String block(String feature, String description, long count, String status) {
        return """
                %s (%s):
                  Description: %s
                  Count: %d
                  Status: %s
                  Feature Name: %s
                """.formatted(feature, description, description, count, status, feature);
    }

    private static String text(String... blocks) {
        return String.join("", blocks) + """
                Product Information
                ===================
                UDI: PID:C9300-24UX,SN:FCW1
                HA UDI List:
                    Active:PID:C9300-24UX,SN:FCW1
                    Standby:PID:C9300-24U,SN:FHH2
                """;
    }

    private static ValidatableResponse bring(String name, String text, String... query) {
        var request = given().contentType("text/plain").body(text);
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.post("/v1/smart-accounts/{sa}/imports/device-output", name)
                .then();
    }

    private static List<Map<String, Object>> disputes(String name, String state) {
        return given().queryParam("origin", "DEVICE")
                .queryParam("state", state)
                .get("/v1/smart-accounts/{sa}/disputes", name)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    @Test
    void theUseOfAllThatIsOneDeviceIsHeldAgainstWhatItPrints() {
        String name = "printed.example.com";
        StubAccount account = account(name);
        String printed = text(
                block("network-advantage", "C9300-24 Network Advantage", 3, "IN USE"),
                block("network-advantage", "C9300-48 Network Advantage", 1, "IN USE"),
                block("dna-advantage", "Unheard Of", 5, "IN USE"),
                block("other", "Nobody Knows", 1, "IN USE"));
        bring(name, printed, "preview", "true")
                .statusCode(200)
                .body("preview", equalTo(true))
                .body("reconciliation", nullValue());
        bring(name, printed)
                .statusCode(200)
                .body("productInstance", equalTo(ACTIVE))
                .body("members", contains(ACTIVE, STANDBY))
                .body("virtualAccount", equalTo("campus"))
                .body("takenAt", equalTo("2026-03-01T00:00:00Z"))
                .body("lines.entitlementTag", contains(ADVANTAGE, ADVANTAGE_48, DNA, null))
                .body("lines.units", contains(3, 1, 5, 1))
                .body("lines[3].reason", equalTo("UNKNOWN_LICENCE"))
                .body("reconciliation.outcome", equalTo("DIFFERENT"))
                .body("reconciliation.compared", equalTo(3))
                .body("reconciliation.differing", equalTo(2))
                .body("reconciliation.opened", equalTo(2))
                .body("reconciliation.unresolved", equalTo(1));
        assertThat(disputes(name, "OPEN"))
                .extracting(one -> one.get("entitlementTag") + " " + one.get("ours") + " " + one.get("theirs") + " "
                        + one.get("cause") + " " + one.get("productInstance"))
                .containsExactlyInAnyOrder(
                        ADVANTAGE_48 + " 0 1 UNSEEN_USAGE " + ACTIVE, DNA + " 2 5 UNSEEN_USAGE " + ACTIVE);
        Object dna = disputes(name, "OPEN").stream()
                .filter(one -> one.get("entitlementTag").equals(DNA))
                .findFirst()
                .orElseThrow()
                .get("id");
        given().get("/v1/smart-accounts/{sa}/disputes/{id}", name, dna)
                .then()
                .body("evidence.source", contains("USAGE", "DEVICE"))
                .body("evidence[0].units", equalTo(2))
                .body("evidence[0].sequences", contains(3));
        given().get("/v1/smart-accounts/{sa}/imports", name).then().body("items.kind", contains("device-output"));

        // A late report shows it after all; the text is held against it again on the cadence.
        account.uses(ACTIVE, "campus", DNA, "2026-02-01T00:00:00Z", 3);
        evaluate(name);
        cadence.carryOutDue();
        given().get(
                        "/v1/smart-accounts/{sa}/reconciliations/{id}",
                        name,
                        "scheduled-device-output-2026-03-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("resolved", equalTo(1));
        // A newer text no longer has the other one.
        clock.set("2026-03-01T06:00:00Z");
        bring(
                        name,
                        text(
                                block("network-advantage", "C9300-24 Network Advantage", 3, "IN USE"),
                                block("dna-advantage", "Unheard Of", 5, "NOT IN USE")))
                .body("reconciliation.resolved", equalTo(1))
                .body("reconciliation.reopened", equalTo(1));
        assertThat(disputes(name, "OPEN"))
                .extracting(one -> one.get("ours") + " " + one.get("theirs"))
                .containsExactly("5 0");
    }

    @Test
    void theSameTextAgainIsFromWhenItFirstCame() {
        String name = "printed-again.example.com";
        account(name);
        String printed = text(block("network-advantage", "C9300-24 Network Advantage", 3, "IN USE"));
        bring(name, printed, "takenAt", "2026-01-01T12:00:00Z")
                .body("takenAt", equalTo("2026-01-01T12:00:00Z"))
                .body("reconciliation.differing", equalTo(2));
        clock.set("2026-03-02T00:00:00Z");
        bring(name, printed).body("takenAt", equalTo("2026-01-01T12:00:00Z"));
        assertThat(disputes(name, "OPEN"))
                .extracting(one -> one.get("cause") + " " + one.get("difference"))
                .as("the standby began twelve hours later; dna-advantage is not printed at all")
                .containsExactlyInAnyOrder("TIMING 1", "TIMING -2");
    }

    @Test
    void whatIsNoDevicesOutputIsRefused() {
        String name = "not-printed.example.com";
        account(name);
        String block = block("network-advantage", "C9300-24 Network Advantage", 3, "IN USE");
        bring(name, "hello").statusCode(422).body("code", equalTo("NO_UDI"));
        bring(name, "UDI: PID:X,SN:Y\n").statusCode(422).body("code", equalTo("NO_LICENCES"));
        bring(name, block).statusCode(422).body("code", equalTo("NO_UDI"));
        bring(name, block, "productInstance", "X:NEW").statusCode(422).body("code", equalTo("UNKNOWN_INSTANCE"));
        bring(name, block, "productInstance", "nothing").statusCode(400);
        bring(name, block, "productInstance", "X:NEW", "virtualAccount", "nowhere")
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_VIRTUAL_ACCOUNT"))
                .body("errors.parameter", contains("virtualAccount"));
        bring(name, block, "productInstance", ACTIVE, "takenAt", "2026-03-02T00:00:00Z")
                .statusCode(422)
                .body("code", equalTo("TAKEN_IN_FUTURE"));
        bring(name, "").statusCode(400);
        bring("nobody-prints.example.com", block).statusCode(404);
        bring(name, block, "productInstance", "X:NEW", "virtualAccount", "lab")
                .statusCode(200)
                .body("virtualAccount", equalTo("lab"))
                .body("reconciliation.opened", equalTo(1));
        given().queryParam("virtualAccount", "lab")
                .get("/v1/smart-accounts/{sa}/disputes", name)
                .then()
                .body("items", hasSize(1))
                .body("items[0].productInstance", equalTo("X:NEW"));
    }
}
