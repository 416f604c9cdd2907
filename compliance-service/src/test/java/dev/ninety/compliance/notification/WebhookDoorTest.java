package dev.ninety.compliance.notification;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.notification.app.Dispatcher;
import dev.ninety.compliance.testing.StubNews;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.StubReceiver;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks are written down, told, given up and tried again. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class WebhookDoorTest {

    private static final String HOOKS = "/v1/smart-accounts/{sa}/webhooks";
    private static final String HOOK = HOOKS + "/{id}";
    private static final String LETTERS = HOOK + "/dead-letters";
    private static final String AT = "2026-02-01T00:00:00Z";

    private final StubReceiver receiver = new StubReceiver();
    private final List<String> accounts = new ArrayList<>();

    @Inject
    StubPeers peers;

    @Inject
    StubNews news;

    @Inject
    Dispatcher dispatcher;

    @Inject
    ObjectMapper json;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    @AfterEach
    void nobodyIsToldByOtherTests() {
        receiver.close();
        accounts.forEach(account -> given().delete(HOOK, account, "crm"));
    }

    private String account(String name) {
        peers.account(name);
        evaluate(name);
        news.secret(name, "crm");
        accounts.add(name);
        return name;
    }

    private ValidatableResponse put(String account, String types) {
        return put(
                account, "crm", "{\"url\":\"" + receiver.url() + "\",\"secretRef\":\"crm\",\"types\":" + types + "}");
    }

    private static ValidatableResponse put(String account, String id, String body) {
        return given().contentType("application/json")
                .body(body)
                .put(HOOK, account, id)
                .then();
    }

    private JsonNode told(int index) {
        try {
            return json.readTree(receiver.posts().get(index).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> keysTold() {
        return receiver.posts().stream()
                .map(post -> {
                    try {
                        return json.readTree(post.body()).at("/data/key").asText();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Test
    void itIsWrittenReadListedAndTakenAway() {
        String account = account("written.webhooks.example.com");
        news.dispute(account, "before", AT);
        put(account, "[\"dev.ninety.dispute.opened\"]")
                .statusCode(201)
                .body("id", equalTo("crm"))
                .body("url", equalTo(receiver.url()))
                .body("secretRef", equalTo("crm"))
                .body("types", contains("dev.ninety.dispute.opened"))
                .body("createdAt", equalTo("2026-03-01T00:00:00Z"))
                .body("position", equalTo(1))
                .body("failures", equalTo(0))
                .body("lastSuccessAt", nullValue());
        put(account, "null").statusCode(200).body("types", empty()).body("position", equalTo(1));
        put(account, "aaa", "{\"url\":\"https://receiver.example.com/a\",\"secretRef\":\"other\"}")
                .statusCode(201);
        given().get(HOOKS, account).then().statusCode(200).body("items.id", contains("aaa", "crm"));
        String next = given().queryParam("limit", 1).get(HOOKS, account).path("next");
        given().queryParam("after", next)
                .get(HOOKS, account)
                .then()
                .body("items.id", contains("crm"))
                .body("next", nullValue());
        given().get(HOOK, account, "aaa").then().statusCode(200).body("secretRef", equalTo("other"));
        given().delete(HOOK, account, "aaa").then().statusCode(204);
        given().delete(HOOK, account, "aaa").then().statusCode(404);
        given().get(HOOK, account, "aaa").then().statusCode(404);
        given().get(LETTERS, account, "aaa").then().statusCode(404);
        given().post(HOOKS, account).then().statusCode(405);
        given().get(HOOKS, "nobody.webhooks.example.com").then().statusCode(404);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        String account = account("refused.webhooks.example.com");
        Map<String, String> urls = Map.of(
                "ftp://receiver.example.com/", "/url",
                "https://user@receiver.example.com/", "/url",
                "https://169.254.169.254/latest/meta-data", "/url",
                "https://[::ffff:169.254.169.254]/", "/url",
                "", "/url");
        urls.forEach((url, pointer) -> put(account, "crm", "{\"url\":\"" + url + "\",\"secretRef\":\"crm\"}")
                .statusCode(422)
                .body("errors.pointer", contains(pointer)));
        put(
                        account,
                        "crm",
                        "{\"url\":\"https://a.example.com\",\"secretRef\":\"../crm\",\"types\":[\"case.opened\",null]}")
                .statusCode(422)
                .body("errors.pointer", contains("/secretRef", "/types/0", "/types/1"));
        put(account, "crm", "{}").statusCode(422).body("errors.pointer", contains("/url", "/secretRef"));
        put(account, "crm", "").statusCode(400);
        given().get(HOOK, account, "crm").then().statusCode(404);
    }

    @Test
    void anEventIsPostedAsACloudEventWithASignature() throws GeneralSecurityException, IOException {
        String account = account("signed.webhooks.example.com");
        put(account, "null").statusCode(201);
        news.announce(account, EventType.CASE_OPENED, "a", AT, "lic@example.com");
        clock.set("2026-03-01T00:05:00Z");
        dispatcher.tellDue();
        assertThat(receiver.posts()).hasSize(1);
        StubReceiver.Post post = receiver.posts().getFirst();
        JsonNode event = told(0);
        assertThat(post.header("Content-Type")).startsWith("application/cloudevents+json");
        assertThat(event.at("/specversion").asText()).isEqualTo("1.0");
        assertThat(event.at("/type").asText()).isEqualTo("dev.ninety.case.opened");
        assertThat(event.at("/source").asText()).isEqualTo("/v1/smart-accounts/" + account);
        assertThat(event.at("/subject").asText()).isEqualTo("things/a");
        assertThat(event.at("/time").asText()).isEqualTo(AT);
        assertThat(event.at("/recordedtime").asText()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(event.at("/sequence").asText()).isEqualTo("0000000000000000001");
        assertThat(event.at("/virtualaccount").asText()).isEqualTo("campus");
        assertThat(event.at("/owner").asText()).isEqualTo("lic@example.com");
        assertThat(event.at("/data/units").asInt()).isEqualTo(7);
        assertThat(event.at("/id").asText())
                .isEqualTo(
                        given().get("/v1/smart-accounts/{sa}/events", account).path("items[0].id"))
                .isEqualTo(post.header("webhook-id"));
        assertThat(post.header("webhook-timestamp")).isEqualTo("1772323500");
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write((post.header("webhook-id") + ".1772323500.").getBytes(StandardCharsets.UTF_8));
        signed.write(post.body());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(StubNews.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(post.header("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray())));
        given().get(HOOK, account, "crm")
                .then()
                .body("position", equalTo(1))
                .body("lastSuccessAt", equalTo("2026-03-01T00:05:00Z"))
                .body("lastFailure", nullValue());
    }

    @Test
    void onlyWhatIsWantedAndComesAfterwardsIsTold() {
        String account = account("wanted.webhooks.example.com");
        news.dispute(account, "before", AT);
        put(account, "[\"dev.ninety.dispute.opened\"]");
        news.dispute(account, "b", AT);
        news.announce(account, EventType.CASE_OPENED, "c", AT, null);
        news.dispute(account, "d", AT);
        news.announce(account, EventType.CASE_OPENED, "e", AT, null);
        dispatcher.tellDue();
        dispatcher.tellDue();
        assertThat(keysTold()).containsExactly("b", "d");
        given().get(HOOK, account, "crm").then().body("position", equalTo(5));
    }

    @Test
    void whatIsRefusedOftenEnoughIsADeadLetterThatCanBeTriedAgain() {
        String account = account("letters.webhooks.example.com");
        put(account, "null");
        news.dispute(account, "bad", AT);
        news.dispute(account, "good", AT);
        receiver.answer(post -> new String(post.body(), StandardCharsets.UTF_8).contains("things/bad") ? 400 : 204);
        for (int attempt = 1; attempt <= 8; attempt++) {
            given().get(LETTERS, account, "crm").then().statusCode(200).body("items", empty());
            dispatcher.tellDue();
            clock.set("2026-03-01T0" + attempt + ":00:00Z");
        }
        assertThat(keysTold()).containsExactly("bad", "bad", "bad", "bad", "bad", "bad", "bad", "bad", "good");
        String id = given().get(LETTERS, account, "crm")
                .then()
                .body("items.event.data.key", contains("bad"))
                .body("items[0].attempts", equalTo(8))
                .body("items[0].failedAt", equalTo("2026-03-01T07:00:00Z"))
                .body("items[0].failure", equalTo("It answers with status 400."))
                .extract()
                .path("items[0].eventId");
        retry(account, id).statusCode(200).body("delivered", equalTo(false)).body("failure", notNullValue());
        given().get(LETTERS, account, "crm")
                .then()
                .body("items[0].attempts", equalTo(9))
                .body("items[0].failedAt", equalTo("2026-03-01T08:00:00Z"));
        receiver.answer(post -> 200);
        retry(account, id)
                .statusCode(200)
                .body("eventId", equalTo(id))
                .body("delivered", equalTo(true))
                .body("failure", nullValue());
        assertThat(receiver.posts().getLast().header("webhook-id")).isEqualTo(id);
        given().get(LETTERS, account, "crm").then().body("items", empty());
        retry(account, id).statusCode(404);
        retry(account, "letter").statusCode(400);
    }

    private static ValidatableResponse retry(String account, String eventId) {
        return given().post(LETTERS + "/{event}/retry", account, "crm", eventId).then();
    }

    @Test
    void deadLettersAreReadPageByPage() {
        String account = account("pages.webhooks.example.com");
        put(account, "null");
        for (String key : List.of("a", "b", "c")) {
            news.dispute(account, key, AT);
        }
        receiver.down();
        dispatcher.tellDue();
        for (int hour = 0; hour < 3; hour++) {
            clock.set("2026-03-04T0" + hour + ":00:00Z");
            dispatcher.tellDue();
        }
        given().queryParam("limit", 2)
                .get(LETTERS, account, "crm")
                .then()
                .body("items.event.data.key", contains("a", "b"))
                .body("items.attempts", contains(2, 1))
                .body("next", equalTo("2"));
        given().queryParam("after", 2)
                .get(LETTERS, account, "crm")
                .then()
                .body("items.event.data.key", contains("c"))
                .body("next", nullValue());
    }

    @Test
    void withoutItsSecretNothingIsSentAndWrittenAgainItIsTriedAtOnce() {
        String account = "secret.webhooks.example.com";
        peers.account(account);
        evaluate(account);
        news.noSecret(account, "crm");
        accounts.add(account);
        put(account, "null");
        news.dispute(account, "a", AT);
        dispatcher.tellDue();
        given().get(HOOK, account, "crm")
                .then()
                .body("failures", equalTo(1))
                .body("lastFailure", equalTo("The account has no secret crm."));
        news.secret(account, "crm");
        dispatcher.tellDue();
        assertThat(receiver.posts()).isEmpty();
        put(account, "null").statusCode(200).body("failures", equalTo(0));
        dispatcher.tellDue();
        assertThat(keysTold()).containsExactly("a");
    }

    @Test
    void whatIsWrittenWhileSomethingIsBeingToldHoldsForAllThatFollows() {
        String account = account("moved.webhooks.example.com");
        put(account, "null");
        news.dispute(account, "a", AT);
        news.dispute(account, "b", AT);
        try (StubReceiver other = new StubReceiver()) {
            receiver.answer(post -> {
                put(account, "crm", "{\"url\":\"" + other.url() + "\",\"secretRef\":\"crm\"}")
                        .statusCode(200);
                return 204;
            });
            dispatcher.tellDue();
            assertThat(keysTold()).containsExactly("a");
            assertThat(other.posts()).hasSize(1);
            byte[] body = other.posts().getFirst().body();
            assertThat(new String(body, StandardCharsets.UTF_8)).contains("things/b");
            assertThat(Arrays.equals(body, receiver.posts().getFirst().body())).isFalse();
        }
    }
}
