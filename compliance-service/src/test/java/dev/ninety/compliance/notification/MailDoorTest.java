package dev.ninety.compliance.notification;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.notification.app.Dispatcher;
import dev.ninety.compliance.notification.app.Events;
import dev.ninety.compliance.notification.store.DeadLetterStore;
import dev.ninety.compliance.testing.StubNews;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails are written to those who want them, and only while a sender is set. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class MailDoorTest {

    private static final String ALL = "/v1/smart-accounts/{sa}/mail-subscriptions";
    private static final String ONE = ALL + "/{id}";
    private static final String FROM = "ninety.mail.from";
    private static final String AT = "2026-02-01T00:00:00Z";

    @Inject
    StubPeers peers;

    @Inject
    StubNews news;

    @Inject
    Dispatcher dispatcher;

    @Inject
    DeadLetterStore letters;

    @Inject
    Events events;

    @Inject
    MockMailbox mailbox;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        mailbox.clear();
        clock.set("2026-03-01T00:00:00Z");
        System.setProperty(FROM, "ninety@example.com");
    }

    @AfterEach
    void noSender() {
        System.clearProperty(FROM);
    }

    private String account(String name) {
        peers.account(name);
        evaluate(name);
        return name;
    }

    private static ValidatableResponse put(String account, String id, String body) {
        return given().contentType("application/json")
                .body(body)
                .put(ONE, account, id)
                .then();
    }

    private List<MailMessage> mails(String to) {
        return mailbox.getMailMessagesSentTo(to);
    }

    @Test
    void itIsWrittenReadListedAndTakenAway() {
        String account = account("written.mail.example.com");
        put(
                        account,
                        "team",
                        "{\"to\":\"team@example.com\",\"types\":[\"dev.ninety.case.opened\"],\"owner\":\"lic@example.com\"}")
                .statusCode(201)
                .body("to", equalTo("team@example.com"))
                .body("types", contains("dev.ninety.case.opened"))
                .body("owner", equalTo("lic@example.com"))
                .body("sending", equalTo(true))
                .body("position", equalTo(0));
        put(account, "team", "{\"to\":\"all@example.com\"}")
                .statusCode(200)
                .body("to", equalTo("all@example.com"))
                .body("types", empty())
                .body("owner", nullValue());
        put(account, "boss", "{\"to\":\"boss@example.com\"}").statusCode(201);
        given().get(ALL, account).then().body("items.id", contains("boss", "team"));
        System.clearProperty(FROM);
        given().get(ONE, account, "team").then().statusCode(200).body("sending", equalTo(false));
        given().delete(ONE, account, "team").then().statusCode(204);
        given().get(ONE, account, "team").then().statusCode(404);
        given().delete(ONE, account, "team").then().statusCode(404);
        given().post(ALL, account).then().statusCode(405);
    }

    @Test
    void onlyOneMailboxIsOne() {
        String account = account("refused.mail.example.com");
        for (String to : List.of(
                "",
                "nobody",
                "a@b@example.com",
                "a@example.com,b@example.com",
                "A <a@example.com>",
                "a@example.com\\nBcc: b@example.com",
                "a@-example.com")) {
            put(account, "team", "{\"to\":\"" + to + "\"}").statusCode(422).body("errors[0].pointer", equalTo("/to"));
        }
        put(account, "team", "{\"to\":\"a@example.com\",\"types\":[\"all\"]}")
                .statusCode(422)
                .body("errors.pointer", contains("/types/0"));
        given().get(ALL, account).then().body("items", empty());
    }

    @Test
    void whatWaitsGoesTogetherInOneMailAndIsToldOnce() {
        String account = account("together.mail.example.com");
        put(account, "team", "{\"to\":\"together@example.com\"}");
        news.announce(account, EventType.CASE_OPENED, "a", AT, null);
        news.dispute(account, "b", "2026-02-02T00:00:00Z");
        dispatcher.tellDue();
        dispatcher.tellDue();
        assertThat(mails("together@example.com")).hasSize(1);
        MailMessage mail = mails("together@example.com").getFirst();
        assertThat(mail.getFrom()).isEqualTo("ninety@example.com");
        assertThat(mail.getSubject()).isEqualTo(account + ": A licence is short (campus), and 1 more");
        assertThat(mail.getHeaders().get("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.getText())
                .contains(
                        "A licence is short\n    at: " + AT,
                        "The record and another source differ\n    at: 2026-02-02T00:00:00Z",
                        "    units: 7\n",
                        "    look at: /v1/smart-accounts/" + account + "/things/b\n");
        news.dispute(account, "c", AT);
        dispatcher.tellDue();
        assertThat(mails("together@example.com")).hasSize(2);
        assertThat(mails("together@example.com").getLast().getSubject())
                .isEqualTo(account + ": The record and another source differ (campus)");
        given().get(ONE, account, "team").then().body("position", equalTo(3)).body("failures", equalTo(0));
    }

    @Test
    void aPersonIsToldOfWhatThatPersonCaresFor() {
        String account = account("owner.mail.example.com");
        put(
                account,
                "lic",
                "{\"to\":\"owner@example.com\",\"owner\":\"lic@example.com\",\"types\":[\"dev.ninety.case.opened\"]}");
        news.announce(account, EventType.CASE_OPENED, "others", AT, "boss@example.com");
        news.announce(account, EventType.CASE_OPENED, "nobodys", AT, null);
        news.announce(account, EventType.CASE_RESOLVED, "ended", AT, "lic@example.com");
        news.announce(account, EventType.CASE_OPENED, "own", AT, "lic@example.com");
        dispatcher.tellDue();
        assertThat(mails("owner@example.com")).hasSize(1);
        assertThat(mails("owner@example.com").getFirst().getText())
                .contains("key: own")
                .doesNotContain("others", "nobodys", "ended");
    }

    @Test
    void aDeadLetterCanBeTriedAgain() {
        String account = account("letters.mail.example.com");
        put(account, "team", "{\"to\":\"letters@example.com\"}");
        news.dispute(account, "a", AT);
        dispatcher.tellDue();
        mailbox.clear();
        Subscriber.Key key = new Subscriber.Key(account, SubscriberKind.MAIL, "team");
        QuarkusTransaction.requiringNew()
                .run(() -> letters.add(key, events.after(account, 0, 10), 3, clock.instant(), "It was full."));
        String id = given().get(ONE + "/dead-letters", account, "team")
                .then()
                .statusCode(200)
                .body("items.event.data.key", contains("a"))
                .body("items.attempts", contains(3))
                .extract()
                .path("items[0].eventId");
        String retry = ONE + "/dead-letters/{event}/retry";
        System.clearProperty(FROM);
        given().post(retry, account, "team", id)
                .then()
                .statusCode(200)
                .body("delivered", equalTo(false))
                .body("failure", equalTo("Nothing is sent at present: see the settings."));
        System.setProperty(FROM, "ninety@example.com");
        given().post(retry, account, "team", id).then().statusCode(200).body("delivered", equalTo(true));
        assertThat(mails("letters@example.com")).hasSize(1);
        given().get(ONE + "/dead-letters", account, "team").then().body("items", empty());
    }

    @Test
    void whatHappensWhileNoSenderIsSetIsNotToldLater() {
        String account = account("off.mail.example.com");
        put(account, "team", "{\"to\":\"off@example.com\"}");
        System.clearProperty(FROM);
        news.dispute(account, "missed", AT);
        dispatcher.tellDue();
        System.setProperty(FROM, "ninety@example.com");
        dispatcher.tellDue();
        assertThat(mails("off@example.com")).isEmpty();
        news.dispute(account, "told", AT);
        dispatcher.tellDue();
        assertThat(mails("off@example.com")).hasSize(1);
        assertThat(mails("off@example.com").getFirst().getText())
                .contains("told")
                .doesNotContain("missed");
    }
}
