package dev.ninety.compliance.attestation;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions that somebody signs, and what becomes known of them later. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class AttestationDoorTest {

    private static final String TAG = "regid.2026-01.com.example.attested,1.0_a";
    private static final String ATTESTATIONS = "/v1/smart-accounts/{sa}/attestations";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private StubAccount estate(String account) {
        return peers.account(account)
                .virtualAccount("campus", "Campus")
                .owns("campus", TAG, "2026-01-01T00:00:00Z", 5)
                .uses("campus", TAG, "2026-02-01T00:00:00Z", 8);
    }

    private static ValidatableResponse sign(String account, String more) {
        return given().contentType("application/json")
                .body("{\"statement\":\"It is so.\",\"signedBy\":\"Lee, licence manager\"" + more + "}")
                .post(ATTESTATIONS, account)
                .then();
    }

    @Test
    void whatIsSignedStandsAndWhatComesLaterIsListedAgainstIt() {
        String account = "attested-later.example.com";
        StubAccount stub = estate(account);
        String id = sign(account, "")
                .statusCode(201)
                .body("at", equalTo("2026-03-01T00:00:00Z"))
                .body("knownAt", equalTo("2026-03-01T00:00:00Z"))
                .body("positions", equalTo(1))
                .body("intact", equalTo(true))
                .body("changeCount", equalTo(0))
                .extract()
                .path("id");
        sign(account, "").statusCode(200).body("id", equalTo(id));

        clock.set("2026-03-05T00:00:00Z");
        stub.uses("campus", TAG, "2026-02-10T00:00:00Z", 3).uses("campus", TAG, "2026-03-04T00:00:00Z", 1);
        evaluate(account);
        given().get(ATTESTATIONS + "/{id}", account, id)
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("changeCount", equalTo(1))
                .body("changes.effectiveAt", contains("2026-02-10T00:00:00Z"))
                .body("changes.delta", contains(3))
                .body("altered[0].before.consumed", equalTo(8))
                .body("altered[0].after.consumed", equalTo(11));
        given().get(ATTESTATIONS + "/{id}/changes", account, id)
                .then()
                .body("items.ledger", contains("usage-service"))
                .body("next", nullValue());
        given().queryParam("knownAt", "2026-03-01T00:00:00Z")
                .get(ATTESTATIONS + "/{id}", account, id)
                .then()
                .body("changes", empty())
                .body("altered", empty());
        given().get(ATTESTATIONS, account).then().body("items", hasSize(1)).body("items[0].changeCount", equalTo(1));
    }

    @Test
    void anotherPositionIsAnotherAttestation() {
        String account = "attested-twice.example.com";
        estate(account);
        sign(account, "").statusCode(201);
        sign(account, ",\"at\":\"2026-02-15T00:00:00Z\"").statusCode(201);
        sign(account, ",\"virtualAccount\":\"campus\"").statusCode(201);
        given().get(ATTESTATIONS, account).then().body("items", hasSize(3));
    }

    @Test
    void nobodyChangesWhatWasSigned() {
        String account = "attested-stands.example.com";
        estate(account);
        sign(account, "").statusCode(201);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update(
                                "UPDATE attestation SET statement = 'Not so.' WHERE smart_account = ?", account)))
                .hasStackTraceContaining("never changed");
    }

    @Test
    void whatCannotBeSignedIsRefused() {
        String account = "attested-bad.example.com";
        estate(account);
        sign(account, ",\"at\":\"2026-04-01T00:00:00Z\"").statusCode(422).body("errors.pointer", contains("/at"));
        sign(account, ",\"virtualAccount\":\"nowhere\"")
                .statusCode(422)
                .body("errors.pointer", contains("/virtualAccount"));
        given().contentType("application/json")
                .body("{}")
                .post(ATTESTATIONS, account)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/statement", "/signedBy"));
        given().get(ATTESTATIONS + "/{id}", account, "none").then().statusCode(404);
        sign("attested-nobody.example.com", "").statusCode(404);
    }
}
