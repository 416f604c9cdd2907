package dev.ninety.usage.obligation;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportingPolicyDoorTest extends UsageServiceTest {

    @Inject
    Sql sql;

    @Test
    void aPolicyHasVersionsAndIsReadAsItWasKnown() {
        put("p1", Map.of("class", "SUBSCRIPTION", "frequencyDays", 30))
                .statusCode(201)
                .body("source", equalTo("MANUAL"))
                .body("level", equalTo("SMART_ACCOUNT"))
                .body("scope", nullValue())
                .body("firstReportDays", nullValue());
        put("p1", Map.of("class", "SUBSCRIPTION", "frequencyDays", 30))
                .statusCode(200)
                .body("versions", hasSize(1));
        clock.advance(Duration.ofDays(1));
        put("p1", Map.of("class", "SUBSCRIPTION", "frequencyDays", 60, "effectiveFrom", "2026-07-01T00:00:00Z"))
                .statusCode(200)
                .body("frequencyDays", equalTo(60))
                .body("versions.frequencyDays", contains(30, 60));
        assertThat(list("/reporting-policies")).extracting("frequencyDays").containsExactly(60);
        assertThat(list("/reporting-policies?knownAt=2026-06-01T00:00:00Z"))
                .extracting("frequencyDays")
                .containsExactly(30);
        get("p1?knownAt=2026-06-01T00:00:00Z").statusCode(200).body("frequencyDays", equalTo(30));
        get("p1?knownAt=2026-05-01T00:00:00Z").statusCode(404);
        get("p2").statusCode(404);
    }

    @Test
    void anIdKeepsItsScopeAndClass() {
        Map<String, ?> prefix = Map.of("class", "EXPORT", "scope", Map.of("pidPrefix", "C93"), "onChangeDays", 5);
        put("p1", prefix).statusCode(201).body("scope.pidPrefix", equalTo("C93"));
        put("p1", Map.of("class", "EXPORT")).statusCode(409).body("code", equalTo("OTHER_SCOPE"));
        put("p1", Map.of("class", "ENFORCED", "scope", Map.of("pidPrefix", "C93")))
                .statusCode(409)
                .body("code", equalTo("OTHER_CLASS"));
        put("p2", Map.of("class", "EXPORT", "source", "IMPORTED"))
                .statusCode(201)
                .body("level", equalTo("IMPORTED"));
        put("p2", Map.of("class", "EXPORT")).statusCode(409);
    }

    @Test
    void whatIsWrongIsNamed() {
        put("p1", Map.of()).statusCode(422).body("errors.pointer", contains("/class"));
        put("p1", Map.of("class", "FREE", "frequencyDays", -1, "onChangeDays", 36_501, "source", "x".repeat(201)))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/class", "/frequencyDays", "/onChangeDays", "/source"));
        put("p1", Map.of("class", "EXPORT", "scope", Map.of("productInstance", "nocolon")))
                .statusCode(422)
                .body("errors.pointer", contains("/scope/productInstance"));
        put("p1", Map.of("class", "EXPORT", "scope", Map.of("productInstance", "a:b", "pidPrefix", "a")))
                .statusCode(422)
                .body("errors.pointer", contains("/scope"));
        put("p1", Map.of("class", "EXPORT", "scope", Map.of("pidPrefix", "a\u0000")))
                .statusCode(422);
        put("p1", Map.of("class", "EXPORT", "source", "\u0000"))
                .statusCode(422)
                .body("errors.pointer", contains("/source"));
        put("p1", Map.of("class", "EXPORT", "effectiveFrom", "yesterday")).statusCode(400);
        put("p1", Map.of("class", "EXPORT", "frequencyDays", "30")).statusCode(400);
        put("p1", Map.of("class", "EXPORT", "frequencyDays", 1.5)).statusCode(400);
        put("p%20", Map.of("class", "EXPORT")).statusCode(400);
        assertThat(list("/reporting-policies")).isEmpty();
    }

    @Test
    void theSeriesThatAPolicyMayConcernAreWorkedOutAgain() {
        send(report("C9300-24P:P1", DNA, 1).row(0, 10, 1).json());
        send(report("C9300-24P:P1", NETWORK, 2).row(0, 10, 1).json());
        send(report("C8300:P2", "in.no.catalogue", 1).row(0, 10, 1).json());
        concerns(Map.of("class", "SUBSCRIPTION"), DNA, "in.no.catalogue");
        concerns(Map.of("class", "PERPETUAL"), NETWORK);
        concerns(Map.of("class", "SUBSCRIPTION", "scope", Map.of("pidPrefix", "C9")), DNA);
        concerns(Map.of("class", "SUBSCRIPTION", "scope", Map.of("productInstance", "C8300:P2")), "in.no.catalogue");
        concerns(Map.of("class", "EXPORT"));
    }

    @Test
    void aDevicesTextSetsTheImportedPolicies() {
        importText(PolicyTextTest.CUSTOMER, "?preview=true")
                .statusCode(200)
                .body("preview", equalTo(true))
                .body("policies.status", contains("CREATED", "CREATED", "CREATED"));
        assertThat(list("/reporting-policies")).isEmpty();
        assertThat(list("/imports")).isEmpty();

        importText(PolicyTextTest.CUSTOMER, "?effectiveFrom=2026-01-01T00:00:00Z")
                .statusCode(200)
                .body("policyName", equalTo("SLE Policy"))
                .body("policies.id", contains("imported-perpetual", "imported-subscription", "imported-enforced"))
                .body("policies.frequencyDays", contains(60, 111, 90));
        importText(PolicyTextTest.CUSTOMER, "?effectiveFrom=2026-01-01T00:00:00Z")
                .body("policies.status", contains("UNCHANGED", "UNCHANGED", "UNCHANGED"));
        importText(PolicyTextTest.SHIPPED, "")
                .body("policies.status", contains("CHANGED", "CHANGED", "CHANGED", "UNCHANGED"));

        assertThat(list("/reporting-policies")).extracting("level").containsOnly("IMPORTED");
        get("imported-subscription").body("versions.frequencyDays", contains(equalTo(111), nullValue()));
        assertThat(list("/imports")).extracting("kind").containsExactly("reporting-policies", "reporting-policies");
    }

    @Test
    void aTextThatIsNoPolicyIsRefused() {
        importText("no policy", "").statusCode(422).body("code", equalTo("NO_POLICY"));
        importText("", "").statusCode(400);
        importText(PolicyTextTest.SHIPPED, "?effectiveFrom=soon")
                .statusCode(400)
                .body("errors.parameter", hasItem("effectiveFrom"));
        importText(PolicyTextTest.SHIPPED.replace("365", "x"), "")
                .statusCode(422)
                .body("errors.pointer", contains("/lines/5"));
        given().contentType("text/plain; charset=UTF-8")
                .body(new byte[] {(byte) 0xC3, 0x28})
                .post(url("/imports/reporting-policies"))
                .then()
                .statusCode(400);
        importText(PolicyTextTest.SHIPPED + "\u0000", "").statusCode(400);
        importText("x".repeat(5_000_000), "").statusCode(413);
        assertThat(list("/imports")).isEmpty();
    }

    private void concerns(Map<String, ?> policy, String... tags) {
        sql.update("DELETE FROM obligation_stale WHERE smart_account = ?", account);
        clock.advance(Duration.ofMinutes(1));
        put("p" + clock.instant().getEpochSecond(), policy).statusCode(201);
        List<String> stale = sql.list(
                "SELECT s.entitlement_tag FROM obligation_stale o JOIN series s USING (smart_account, series_id) WHERE o.smart_account = ?",
                row -> row.text("entitlement_tag"),
                account);
        assertThat(stale).containsExactlyInAnyOrder(tags);
    }

    private ValidatableResponse put(String id, Map<String, ?> body) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .put(url("/reporting-policies/" + id))
                .then();
    }

    private ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false)
                .get(url("/reporting-policies/" + path))
                .then();
    }

    private ValidatableResponse importText(String text, String query) {
        return given().contentType("text/plain; charset=UTF-8")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post(url("/imports/reporting-policies" + query))
                .then();
    }
}
