package dev.ninety.compliance.cssm;

import static dev.ninety.compliance.cssm.StubVendor.license;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.cssm.StubVendor.Instead;
import dev.ninety.compliance.reconciliation.app.Cadence;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking the vendor for its counts: to the end or not at all, and as patiently as it wants. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class VendorConnectionDoorTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String OTHER = "regid.2026-01.com.example.essentials,1.0_e";
    private static final String CONNECTIONS = "/v1/smart-accounts/{sa}/vendor-connections";
    private static final String CONNECTION = CONNECTIONS + "/{id}";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Cadence cadence;

    @ConfigProperty(name = "ninety.outbound.secrets")
    Path secrets;

    private StubVendor vendor;

    @BeforeEach
    void healthyPeers() throws IOException {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
        vendor = new StubVendor();
    }

    @AfterEach
    void closeVendor() {
        vendor.close();
    }

    private StubAccount account(String name) throws IOException {
        StubAccount account = peers.account(name)
                .shipped(TAG, null, null, 90, "NOTIFY_ONLY")
                .shipped(OTHER, null, null, 90, "NOTIFY_ONLY")
                .virtualAccount("campus", "AT&T Campus")
                .virtualAccount("lab", "Lab")
                .named("DNA Advantage", TAG)
                .named("DNA Essentials", OTHER)
                .owns("campus", TAG, "2026-01-01T00:00:00Z", 10)
                .uses("campus", TAG, "2026-01-01T00:00:00Z", 4)
                .shows("campus", TAG, "2026-01-01T00:00:00Z", 4)
                .owns("lab", OTHER, "2026-01-01T00:00:00Z", 3)
                .owns("campus", OTHER, "2026-01-01T00:00:00Z", 2);
        evaluate(name);
        secret(name, "cssm", StubVendor.ID, StubVendor.SECRET);
        return account;
    }

    private void secret(String account, String name, String id, String secret) throws IOException {
        Path folder = Files.createDirectories(secrets.resolve(account));
        Files.writeString(folder.resolve(name + ".client-id"), id + "\n");
        Files.writeString(folder.resolve(name + ".client-secret"), secret + "\n");
    }

    private ValidatableResponse put(String account, String id, String more) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"apiUrl":"%s","tokenUrl":"%s","domain":"vendor.example.com"%s}
                        """.formatted(vendor.url("/api/"), vendor.url("/token"), more))
                .put(CONNECTION, account, id)
                .then();
    }

    private void connect(String account) {
        put(account, "cloud", ",\"secretRef\":\"cssm\"").statusCode(201);
    }

    private static ValidatableResponse run(String name, String id) {
        return given().contentType(ContentType.JSON)
                .body("{\"source\":\"CSSM_API\"}")
                .put("/v1/smart-accounts/{sa}/reconciliations/{id}", name, id)
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse connection(String name) {
        return given().get(CONNECTION, name, "cloud").then().statusCode(200);
    }

    @Test
    void allThatTheVendorHasIsTakenOverAndCompared() throws IOException {
        String name = "pulled.example.com";
        account(name);
        connect(name);
        vendor.has(
                List.of("AT&T Campus", "Lab"),
                license("DNA Advantage", "AT&T Campus", 12, 4),
                license("Unheard Of", "AT&T Campus", 1, 1),
                license("Firewall", "AT&T Campus", 1, 0),
                license("DNA Advantage", "Lab", 0, 2),
                license("Another", "AT&T Campus", 5, 5));
        run(name, "one")
                .body("source", equalTo("CSSM_API"))
                .body("outcome", equalTo("DIFFERENT"))
                .body("unresolved", equalTo(3))
                // Used and bought of what is listed; bought of what is owned in the lab and not listed there. On
                // Campus what is not listed may be what one of the names means.
                .body("compared", equalTo(5))
                .body("differing", equalTo(3))
                .body("opened", equalTo(3));
        assertThat(vendor.requests())
                .containsExactly("token", "virtual-accounts", "licenses 0", "licenses 2", "licenses 4");
        List<String> told = given()
                .get("/v1/smart-accounts/{sa}/disputes", name)
                .then()
                .extract()
                .<List<Map<String, Object>>>path("items")
                .stream()
                .map(one -> one.get("virtualAccount") + " " + one.get("measure") + " " + one.get("ours") + " "
                        + one.get("theirs"))
                .toList();
        assertThat(told).containsExactlyInAnyOrder("campus OWNED 10 12", "lab DISCLOSED 0 2", "lab OWNED 3 0");
        assertThat(position(name, "campus", TAG))
                .containsEntry("vendorInUse", 4)
                .containsEntry("vendorTakenAt", "2026-03-01T00:00:00Z");
        connection(name)
                .body("outcome", equalTo("OK"))
                .body("attemptedAt", equalTo("2026-03-01T00:00:00Z"))
                .body("succeededAt", equalTo("2026-03-01T00:00:00Z"))
                .body("detail", nullValue());
        given().get("/v1/smart-accounts/{sa}/imports", name)
                .then()
                .body("items.kind", contains("vendor-usage"))
                .body("items[0].lines.UNRESOLVED", equalTo(3));

        // A token is used again until shortly before it expires, and then renewed.
        clock.set("2026-03-01T00:30:00Z");
        run(name, "two").body("outcome", equalTo("DIFFERENT"));
        assertThat(vendor.requests()).doesNotContain("token");
        clock.set("2026-03-01T00:58:59Z");
        run(name, "three").body("outcome", equalTo("DIFFERENT"));
        assertThat(vendor.requests()).contains("token");
        vendor.expireTokens();
        run(name, "four").body("outcome", equalTo("DIFFERENT"));
        assertThat(vendor.requests())
                .containsExactly(
                        "virtual-accounts", "token", "virtual-accounts", "licenses 0", "licenses 2", "licenses 4");
    }

    @Test
    void onlyTheVirtualAccountsThatAreNamedAreAskedFor() throws IOException {
        String name = "one-va.example.com";
        account(name);
        put(name, "cloud", ",\"secretRef\":\"cssm\",\"virtualAccounts\":[\"AT&T Campus\"],\"everyHours\":12")
                .statusCode(201)
                .body("virtualAccounts", contains("AT&T Campus"));
        vendor.has(
                List.of("AT&T Campus", "Lab"),
                license("DNA Advantage", "AT&T Campus", 10, 4),
                license("DNA Essentials", "AT&T Campus", 2, 0));
        run(name, "one").body("outcome", equalTo("AGREED")).body("compared", equalTo(3));
        assertThat(vendor.requests()).containsExactly("token", "licenses 0");
    }

    @Test
    void aVendorThatWantsToBeLeftAloneIs() throws IOException {
        String name = "patient.example.com";
        account(name);
        connect(name);
        vendor.has(
                List.of("AT&T Campus"),
                license("DNA Advantage", "AT&T Campus", 10, 4),
                license("DNA Essentials", "AT&T Campus", 2, 0));
        vendor.insteadOfTheNextPage(Instead.retryAfter("0"), Instead.retryAfter("Sun, 01 Mar 2026 00:00:00 GMT"));
        run(name, "at-once").body("outcome", equalTo("AGREED"));
        assertThat(vendor.requests())
                .containsExactly("token", "virtual-accounts", "licenses 0", "licenses 0", "licenses 0");
        vendor.insteadOfTheNextPage(Instead.retryAfter("3600"));
        run(name, "later").body("outcome", equalTo("FAILED")).body("detail", containsString("3600"));
        connection(name)
                .body("outcome", equalTo("RATE_LIMITED"))
                .body("notBefore", equalTo("2026-03-01T01:00:00Z"))
                .body("succeededAt", equalTo("2026-03-01T00:00:00Z"));
        vendor.requests();
        clock.set("2026-03-01T00:59:59Z");
        run(name, "too-early").body("outcome", equalTo("FAILED"));
        assertThat(vendor.requests()).isEmpty();
        clock.set("2026-03-01T01:00:00Z");
        run(name, "in-time").body("outcome", equalTo("AGREED"));
        connection(name).body("outcome", equalTo("OK")).body("notBefore", nullValue());
    }

    @Test
    void whatIsNotToldToItsEndIsNotRecorded() throws IOException {
        String name = "cut.example.com";
        account(name);
        connect(name);
        String[] all = {
            license("DNA Advantage", "AT&T Campus", 10, 4),
            license("DNA Advantage", "Lab", 1, 1),
            license("DNA Essentials", "Lab", 3, 0)
        };
        vendor.has(List.of("AT&T Campus", "Lab"), all);
        String first = StubVendor.page(3, List.of(all[0], all[1]));
        fails(name, "empty", "INCOMPLETE", Instead.of(200, first), Instead.of(200, StubVendor.page(3, List.of())));
        fails(name, "fewer", "INCOMPLETE", Instead.of(200, first), Instead.of(200, StubVendor.page(2, List.of())));
        fails(name, "more", "INCOMPLETE", Instead.of(200, StubVendor.page(1, List.of(all[0], all[1]))));
        fails(name, "half", "BAD_ANSWER", Instead.of(200, first.substring(0, first.length() / 2)));
        fails(name, "array", "BAD_ANSWER", Instead.of(200, "[]"));
        fails(name, "no-total", "BAD_ANSWER", Instead.of(200, "{\"licenses\":[]}"));
        fails(name, "no-list", "BAD_ANSWER", Instead.of(200, "{\"totalRecords\":0}"));
        fails(name, "error", "BAD_ANSWER", Instead.of(200, "{\"status\":\"ERROR\",\"statusMessage\":\"No.\"}"));
        fails(name, "redirect", "BAD_ANSWER", Instead.of(302, ""));
        fails(
                name,
                "torn",
                "UNREACHABLE",
                Instead.torn(first),
                Instead.torn(first),
                Instead.torn(first),
                Instead.torn(first));
        fails(
                name,
                "down",
                "UNREACHABLE",
                Instead.of(500, ""),
                Instead.of(502, ""),
                Instead.of(503, ""),
                Instead.of(500, ""));
        given().get("/v1/smart-accounts/{sa}/imports", name).then().body("items", hasSize(0));
        assertThat(position(name, "campus", TAG)).containsEntry("vendorInUse", null);
        vendor.insteadOfTheNextPage(Instead.torn(first), Instead.of(503, ""));
        run(name, "at-last").body("outcome", equalTo("DIFFERENT"));
        assertThat(position(name, "campus", TAG)).containsEntry("vendorInUse", 4);
    }

    private void fails(String name, String id, String outcome, Instead... answers) {
        vendor.insteadOfTheNextPage(answers);
        run(name, id).body("outcome", equalTo("FAILED")).body("compared", equalTo(0));
        connection(name).body("outcome", equalTo(outcome)).body("succeededAt", nullValue());
    }

    @Test
    void whoIsNotLetInIsTold() throws IOException {
        String name = "let-in.example.com";
        account(name);
        run(name, "none").body("outcome", equalTo("FAILED")).body("detail", containsString("no connection"));
        put(name, "cloud", ",\"secretRef\":\"missing\"").statusCode(201);
        run(name, "no-secret").body("outcome", equalTo("FAILED"));
        connection(name).body("outcome", equalTo("UNAUTHORISED")).body("detail", containsString("missing"));
        assertThat(vendor.requests()).isEmpty();
        secret(name, "wrong", "client one", "guess");
        put(name, "cloud", ",\"secretRef\":\"wrong\"").statusCode(200).body("outcome", nullValue());
        run(name, "wrong").body("outcome", equalTo("FAILED"));
        connection(name).body("outcome", equalTo("UNAUTHORISED"));
        given().contentType(ContentType.JSON)
                .body("""
                        {"apiUrl":"%s","tokenUrl":"%s","domain":"another.example.com","secretRef":"cssm"}
                        """.formatted(vendor.url("/api"), vendor.url("/token")))
                .put(CONNECTION, name, "cloud")
                .then()
                .statusCode(200);
        run(name, "forbidden").body("outcome", equalTo("FAILED")).body("detail", containsString("403"));
    }

    @Test
    void theVendorIsAskedOnACadenceWhileThereIsAConnection() throws IOException {
        String name = "asked-daily.example.com";
        account(name);
        cadence.carryOutDue();
        duties(name).body("items.source", contains("OWN_COPIES"));
        vendor.has(List.of("AT&T Campus"), license("DNA Advantage", "AT&T Campus", 10, 4));
        put(name, "cloud", ",\"secretRef\":\"cssm\",\"everyHours\":12").statusCode(201);
        clock.advance(Duration.ofMinutes(1));
        cadence.carryOutDue();
        duties(name)
                .body("items.source", hasItem("CSSM_API"))
                .body("items.find { it.source == 'CSSM_API' }.every", equalTo("PT12H"))
                .body("items.find { it.source == 'CSSM_API' }.lastRunAt", equalTo("2026-03-01T00:01:00Z"))
                .body("items.find { it.source == 'CSSM_API' }.nextAttemptAt", equalTo("2026-03-01T12:01:00Z"));
        clock.set("2026-03-01T06:00:00Z");
        put(name, "cloud", ",\"secretRef\":\"cssm\"").statusCode(200);
        cadence.carryOutDue();
        duties(name)
                .body("items.find { it.source == 'CSSM_API' }.every", equalTo("PT24H"))
                .body("items.find { it.source == 'CSSM_API' }.lastRunAt", equalTo("2026-03-01T06:00:00Z"))
                .body("items.find { it.source == 'CSSM_API' }.nextAttemptAt", equalTo("2026-03-02T06:00:00Z"));
        put(name, "cloud", ",\"secretRef\":\"cssm\",\"enabled\":false").statusCode(200);
        cadence.carryOutDue();
        duties(name).body("items.findAll { it.source == 'CSSM_API' }", hasSize(0));
    }

    private static ValidatableResponse duties(String name) {
        return given().get("/v1/smart-accounts/{sa}/reconciliation-duties", name)
                .then()
                .statusCode(200);
    }
}
