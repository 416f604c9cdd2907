package dev.ninety.compliance.shortage;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.told;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Owner and note of a case, written by people who may write at the same time. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class CaseEditTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String PATH = "/v1/smart-accounts/{sa}/cases/{id}";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private String openCase(String account) {
        peers.account(account).uses("campus", TAG, "2026-02-01T00:00:00Z", 8);
        evaluate(account);
        return (String) cases(account).getFirst().get("id");
    }

    private static ValidatableResponse patch(String account, String id, String ifMatch, String body) {
        return patch(account, id, ifMatch, "application/json", body);
    }

    private static ValidatableResponse patch(String account, String id, String ifMatch, String type, String body) {
        var request = given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
                .contentType(type)
                .body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.patch(PATH, account, id).then();
    }

    @Test
    void whatIsAbsentStaysAndWhatIsNullIsCleared() {
        String id = openCase("care.example.com");
        given().get(PATH, "care.example.com", id).then().statusCode(200).header("ETag", "\"1\"");
        patch("care.example.com", id, "\"1\"", "{\"owner\":\"ada@example.com\",\"note\":\"asked\\nsales\"}")
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("owner", equalTo("ada@example.com"))
                .body("note", equalTo("asked\nsales"));
        patch("care.example.com", id, "\"3\"", "application/merge-patch+json", "{\"note\":null}")
                .statusCode(200)
                .body("owner", equalTo("ada@example.com"))
                .body("note", nullValue());
        patch("care.example.com", id, "\"4\"", "{\"owner\":\"ada@example.com\",\"other\":1}")
                .statusCode(200)
                .header("ETag", "\"4\"");
        patch("care.example.com", id, "\"4\"", "{}").statusCode(200).body("version", equalTo(4));
        assertThat(told(cases("care.example.com").getFirst()))
                .containsExactly(
                        "OPENED 2026-02-01T00:00:00Z SHORTAGE",
                        "ASSIGNED 2026-03-01T00:00:00Z REQUESTED",
                        "NOTED 2026-03-01T00:00:00Z REQUESTED",
                        "NOTED 2026-03-01T00:00:00Z REQUESTED");
        given().get(PATH, "care.example.com", id)
                .then()
                .body("history.who", contains(null, "anonymous", "anonymous", "anonymous"))
                .body("history[1].from", nullValue())
                .body("history[1].to", equalTo("ada@example.com"))
                .body("history.from", contains(null, null, null, "asked\nsales"))
                .body("history[2].to", equalTo("asked\nsales"))
                .body("history[3].to", nullValue());
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        String id = openCase("locked.example.com");
        patch("locked.example.com", id, null, "{}").statusCode(428).body("code", equalTo("IF_MATCH_REQUIRED"));
        patch("locked.example.com", id, "\"0\"", "{}").statusCode(412).body("code", equalTo("STALE_VERSION"));
        patch("locked.example.com", id, "nonsense", "{}").statusCode(412);
    }

    @Test
    void ofManyWhoWriteAtOnceOneSucceeds() throws InterruptedException {
        String id = openCase("race.example.com");
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String body = "{\"owner\":\"writer-" + i + "\"}";
            writers.add(Thread.ofVirtual()
                    .start(() -> answers.add(patch("race.example.com", id, "\"1\"", body)
                            .extract()
                            .statusCode())));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(answers).hasSize(6).containsOnlyOnce(200).contains(412);
        assertThat(new TreeSet<>(answers)).containsExactly(200, 412);
    }

    @Test
    void whatCannotBeAcceptedNamesTheField() throws Exception {
        String account = "fields.example.com";
        String id = openCase(account);
        patch(account, id, "\"1\"", "{\"owner\":7}")
                .statusCode(400)
                .body("code", equalTo("UNREADABLE_BODY"))
                .body("errors.pointer", contains("/owner"));
        patch(account, id, "\"1\"", "{\"note\":[\"a\"]}").statusCode(400).body("errors.pointer", contains("/note"));
        patch(account, id, "\"1\"", "{\"owner\":\"" + "o".repeat(201) + "\",\"note\":\"" + "n".repeat(4001) + "\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/owner", "/note"))
                .body("errors.code", contains("TOO_LONG", "TOO_LONG"));
        patch(account, id, "\"1\"", "{\"note\":\"a\\u0000b\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/note"));
        patch(account, id, "\"1\"", "[]").statusCode(400);
        patch(account, id, "\"1\"", "null").statusCode(400);
        patch(account, id, "\"1\"", "{\"owner\":").statusCode(400).body("code", equalTo("UNREADABLE_BODY"));
        assertThat(plainPatch(account, id, "[".repeat(10_000))).isEqualTo(400);
        assertThat(plainPatch(account, id, "{\"owner\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .isEqualTo(400);
        patch(account, id, "\"1\"", "text/plain", "{}").statusCode(415);
        given().contentType("application/json")
                .header("If-Match", "\"1\"")
                .patch(PATH, account, id)
                .then()
                .statusCode(400);
        given().get(PATH, account, id).then().header("ETag", "\"1\"");
    }

    /** Without rest-assured, which itself is slow with bodies that are nested deeply. */
    private static int plainPatch(String account, String id, String body) throws Exception {
        URI uri = URI.create("http://localhost:" + RestAssured.port
                + PATH.replace("{sa}", account).replace("{id}", id));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"1\"")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void anEvaluationKeepsWhatPeopleWrote() {
        String id = openCase("kept.example.com");
        patch("kept.example.com", id, "\"1\"", "{\"owner\":\"ada@example.com\"}")
                .statusCode(200);
        clock.set("2026-06-01T00:00:00Z");
        evaluate("kept.example.com");
        Map<String, Object> one = cases("kept.example.com").getFirst();
        assertThat(one).containsEntry("owner", "ada@example.com").containsEntry("state", "ENFORCEMENT");
        assertThat(one).containsEntry("version", 3);
    }
}
