package dev.ninety.usage.delivery;

import static dev.ninety.usage.Reports.ndjson;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.usage.Reports;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What aggregators bring, and when the vendor has it. */
@QuarkusTest
class SyncTest extends DeliveryTest {

    private static final String BODY = ndjson(
            report(ONE, DNA, 1).row(0, 100, 4),
            report(ONE, NETWORK, 2).row(0, 100, 2),
            report(TWO, DNA, 1).row(0, 100, 3));

    @BeforeEach
    void everythingIsOnPremises() {
        mode("virtual-accounts/campus", "ON_PREM");
    }

    private ValidatableResponse bring(String sync, byte[] body) {
        return given().contentType("application/x-ndjson")
                .body(body)
                .put(url("/on-prem-syncs/" + sync))
                .then();
    }

    private ValidatableResponse bring(String sync, String body) {
        return bring(sync, body.getBytes(StandardCharsets.UTF_8));
    }

    private ValidatableResponse confirm(String sync, String confirmedAt) {
        return given().contentType("application/json")
                .body(Map.of("confirmedAt", confirmedAt))
                .post(url("/on-prem-syncs/" + sync + "/confirm"))
                .then();
    }

    private ValidatableResponse state(String sync) {
        return given().get(url("/on-prem-syncs/" + sync)).then();
    }

    @Test
    void theVendorSeesASyncWhenItIsConfirmed() {
        bring("ssm-1/0001", BODY)
                .statusCode(201)
                .body("collector", equalTo("ssm-1"))
                .body("syncId", equalTo("0001"))
                .body("state", equalTo("RECEIVED"))
                .body("received", equalTo(3))
                .body("versions", equalTo(3))
                .body("confirmedAt", nullValue());
        assertThat(consumed("campus", DNA, 50)).isEqualTo(7);
        assertThat(disclosed("campus", DNA, 50)).isZero();

        confirm("ssm-1/0001", "2026-05-31T00:00:00Z")
                .statusCode(201)
                .body("state", equalTo("CONFIRMED"))
                .body("confirmedAt", equalTo("2026-05-31T00:00:00Z"));
        assertThat(seen("campus", DNA, 50)).isEqualTo(Map.of("consumed", 7L, "confirmed", 7L, "assumed", 0L));
        confirm("ssm-1/0001", "2026-05-31T00:00:00Z").statusCode(200);
        confirm("ssm-1/0001", "2026-05-31T00:00:01Z").statusCode(409).body("code", equalTo("CONFIRMED"));
        assertThat(list("/on-prem-syncs")).hasSize(1);
    }

    @Test
    void theSameSyncAgainIsTheSameAndAnotherIsRefusedUntaken() {
        bring("ssm-1/0001", BODY).statusCode(201);
        int posted = ledger().size();

        bring("ssm-1/0001", BODY).statusCode(200).body("state", equalTo("RECEIVED"));
        bring("ssm-1/0001", report("X:new", DNA, 1).row(0, 9, 1).json() + "\n" + BODY)
                .statusCode(409)
                .body("code", equalTo("SYNC_EXISTS"));
        confirm("ssm-1/0001", "2026-05-31T00:00:00Z");
        bring("ssm-1/0001", BODY).statusCode(200).body("state", equalTo("CONFIRMED"));
        bring("ssm-1/0001", "").statusCode(409);
        bring("ssm-1/0001", BODY + report("X:new", DNA, 1).row(0, 9, 1).json())
                .statusCode(409)
                .body("code", equalTo("SYNC_EXISTS"));

        assertThat(consumed("campus", DNA, 50)).isEqualTo(7);
        assertThat(ledger().stream().filter(entry -> entry.get("view").equals("ACTUAL")))
                .hasSize(posted);
        assertThat(list("/product-instances")).hasSize(2);
    }

    @Test
    void aBodyThatWasCutAtTheEndOfALineGoesOnUntilItIsConfirmed() {
        int cut = BODY.indexOf('\n', BODY.indexOf('\n') + 1);
        for (int length : new int[] {cut, cut + 1}) {
            String sync = "ssm-1/cut-" + length;
            bring(sync, BODY.substring(0, length)).statusCode(201).body("state", equalTo("RECEIVED"));
            bring(sync, BODY).statusCode(200).body("state", equalTo("RECEIVED")).body("versions", equalTo(3));
            bring(sync, BODY).statusCode(200).body("versions", equalTo(3));
            bring(sync, BODY.substring(0, length)).statusCode(409);
        }
        confirm("ssm-1/cut-" + cut, "2026-05-31T00:00:00Z").statusCode(201);
        assertThat(disclosed("campus", DNA, 50)).isEqualTo(7);
    }

    @Test
    void aBodyThatWasCutEndsTheSameWhenItIsSentAgain() {
        byte[] whole = BODY.getBytes(StandardCharsets.UTF_8);

        bring("ssm-1/0001", Arrays.copyOf(whole, whole.length - 30))
                .statusCode(201)
                .body("state", equalTo("RECEIVING"));
        state("ssm-1/0001").body("state", equalTo("RECEIVING")).body("receivedAt", nullValue());
        confirm("ssm-1/0001", "2026-05-31T00:00:00Z").statusCode(409).body("code", equalTo("NOT_RECEIVED"));
        assertThat(list("/quarantine")).as("a torn line is nobody's fault").isEmpty();
        assertThat(consumed("campus", DNA, 50)).as("what came whole counts").isEqualTo(4);

        bring("ssm-1/0001", whole)
                .statusCode(200)
                .body("state", equalTo("RECEIVED"))
                .body("received", equalTo(3))
                .body("versions", equalTo(3));
        assertThat(consumed("campus", DNA, 50)).isEqualTo(7);
        bring("ssm-1/0001", BODY).statusCode(200);
        confirm("ssm-1/0001", "2026-05-31T00:00:00Z").statusCode(201);
        assertThat(disclosed("campus", DNA, 50)).isEqualTo(7);
    }

    @Test
    void aBodyCutInItsFirstLineOrInItsPackingIsReceivingToo() {
        bring("ssm-1/a", BODY.substring(0, 40)).statusCode(201).body("state", equalTo("RECEIVING"));
        byte[] packed = gzip(BODY);
        bring("ssm-1/b", Arrays.copyOf(packed, packed.length - 12))
                .statusCode(201)
                .body("state", equalTo("RECEIVING"));
        assertThat(list("/quarantine")).isEmpty();

        bring("ssm-1/a", BODY).body("state", equalTo("RECEIVED"));
        bring("ssm-1/b", packed).body("state", equalTo("RECEIVED")).body("versions", equalTo(3));
        assertThat(consumed("campus", DNA, 50)).isEqualTo(7);
    }

    @Test
    void aConnectionThatBreaksLeavesItReceiving() throws IOException {
        byte[] whole = BODY.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            String head = "PUT " + url("/on-prem-syncs/ssm-1/a") + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                    + whole.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(whole, 0, whole.length - 30);
            await(() -> given().get(url("/on-prem-syncs/ssm-1/a")).statusCode() == 200);
        }
        state("ssm-1/a").statusCode(200).body("state", equalTo("RECEIVING"));
        assertThat(list("/quarantine")).isEmpty();

        bring("ssm-1/a", BODY)
                .statusCode(200)
                .body("state", equalTo("RECEIVED"))
                .body("versions", equalTo(3));
    }

    private static void await(BooleanSupplier holds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void onlyWhatTheLastBodyHeldIsSeen() {
        bring("ssm-1/a", BODY.substring(0, BODY.length() - 30)).body("state", equalTo("RECEIVING"));
        bring("ssm-1/a", report(TWO, DNA, 1).row(0, 100, 3).json()).body("versions", equalTo(1));
        confirm("ssm-1/a", "2026-05-31T00:00:00Z").statusCode(201);

        assertThat(disclosed("campus", DNA, 50)).isEqualTo(3);
        assertThat(consumed("campus", DNA, 50)).isEqualTo(7);
    }

    @Test
    void anEarlierStateShowsTheVendorThatStateAndNoMore() {
        send(report(ONE, DNA, 1).row(0, 100, 4).row(100, 200, 9).json());

        bring("ssm-1/a", report(ONE, DNA, 1).row(0, 100, 4).json()).body("versions", equalTo(1));
        confirm("ssm-1/a", "2026-05-31T00:00:00Z");

        assertThat(consumed("campus", DNA, 150)).isEqualTo(9);
        assertThat(disclosed("campus", DNA, 150)).isEqualTo(4);
    }

    @Test
    void anUnreadableLineCostsItselfOnly() {
        bring(
                        "ssm-1/a",
                        "not json\n" + BODY + "{\"no\":\"report\"}\n"
                                + report(ONE, DNA, 1).row(0, 100, 5).json())
                .statusCode(201)
                .body("state", equalTo("RECEIVED"))
                .body("received", equalTo(6))
                .body("quarantined", equalTo(2))
                .body("conflict", equalTo(1))
                .body("versions", equalTo(3));
        assertThat(list("/quarantine")).hasSize(2);
    }

    @Test
    void aBodyWithNothingReadableLeavesNothing() {
        bring("ssm-1/a", "").statusCode(400);
        bring("ssm-1/a", "not json\n").statusCode(400);
        bring("ssm-1/a", "{\"no\":\"report\"}\n").statusCode(422);
        bring("ssm-1/a", Reports.xml(report(ONE, DNA, 1).row(0, 100, 4))).statusCode(400);
        byte[] broken = gzip(BODY);
        broken[20] ^= 0x55;
        bring("ssm-1/a", broken).statusCode(400);
        given().body(BODY)
                .put(url("/on-prem-syncs/ssm-1/a?virtualAccount=nowhere"))
                .then()
                .statusCode(422);
        given().body(BODY).put(url("/on-prem-syncs/-/a")).then().statusCode(400);
        confirm("ssm-1/a", "2026-05-31T00:00:00Z").statusCode(404);

        assertThat(list("/on-prem-syncs")).isEmpty();
        assertThat(list("/quarantine")).isEmpty();
        state("ssm-1/a").statusCode(404);
    }

    @Test
    void aConfirmationLiesNotInTheFuture() {
        bring("ssm-1/a", BODY);
        confirm("ssm-1/a", "2026-06-01T00:00:01Z").statusCode(422).body("code", equalTo("IN_THE_FUTURE"));
        given().contentType("application/json")
                .body("{}")
                .post(url("/on-prem-syncs/ssm-1/a/confirm"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/confirmedAt"));
    }

    @Test
    void aCollectorIsExpectedToSyncAsOftenAsIsSaid() {
        bring("ssm-1/a", BODY);
        given().contentType("application/json")
                .body("{\"expectedEveryDays\":7}")
                .put(url("/on-prem-collectors/ssm-2"))
                .then()
                .statusCode(201)
                .body("dueAt", equalTo("2026-06-08T00:00:00Z"));
        given().contentType("application/json")
                .body("{\"expectedEveryDays\":0}")
                .put(url("/on-prem-collectors/ssm-2"))
                .then()
                .statusCode(422);

        clock.set("2026-06-10T00:00:00Z");
        confirm("ssm-1/a", "2026-06-09T00:00:00Z").statusCode(201);
        List<Map<String, Object>> collectors = list("/on-prem-collectors");
        assertThat(collectors).hasSize(2);
        assertThat(collectors.getFirst())
                .containsEntry("collector", "ssm-1")
                .containsEntry("expectedEveryDays", 30)
                .containsEntry("firstReceivedAt", "2026-06-01T00:00:00Z")
                .containsEntry("lastConfirmedAt", "2026-06-09T00:00:00Z")
                .containsEntry("dueAt", "2026-07-09T00:00:00Z")
                .containsEntry("overdue", false);
        assertThat(collectors.getLast()).containsEntry("collector", "ssm-2").containsEntry("overdue", true);
        given().get(url("/on-prem-collectors/ssm-1")).then().statusCode(200);
        given().get(url("/on-prem-collectors/ssm-9")).then().statusCode(404);
        given().contentType("application/json")
                .body("{}")
                .put(url("/on-prem-collectors/ssm-2"))
                .then()
                .statusCode(200)
                .body("expectedEveryDays", equalTo(30));
    }

    private static byte[] gzip(String text) {
        try {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return zipped.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
