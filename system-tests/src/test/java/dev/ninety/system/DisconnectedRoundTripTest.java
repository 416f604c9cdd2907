package dev.ninety.system;

import static dev.ninety.suite.http.JsonClient.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Suite;
import dev.ninety.suite.SuiteClock;
import dev.ninety.suite.http.Answer;
import dev.ninety.suite.sample.RumXml;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.LedgerCheck;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.Rum;
import dev.ninety.system.harness.RunningSuite;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A site without a network: its files are brought here, carried to the vendor by hand, and the vendor's answer is carried
 * back. What the vendor can see moves when the file is handed over, and at no other step.
 */
@RunningSuite(RunningSuite.Kind.SET_CLOCK)
class DisconnectedRoundTripTest {

    private static final String TAG = Licences.DNA_ADVANTAGE;
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    private static final String DEVICE = "C9300-24UX:FCW2430AIRG";
    private static final String ACK = """
            <smartLicense><smartLicenseRumAck><data>VEhFIFZFTkRPUiBTQVcgSVQ=</data></smartLicenseRumAck></smartLicense>
            """;

    private final Suite suite;
    private final SuiteClock clock;
    private final Account account;

    DisconnectedRoundTripTest(Suite suite) {
        this.suite = suite;
        this.clock = suite.clock();
        clock.set(START);
        this.account = Account.create(suite, "airgap.example.com", "bunker");
        account.grant("air-1", "bunker", TAG, 10, day(0), null);
        account.usage()
                .put(account.path("virtual-accounts", "bunker", "delivery-mode"), Map.of("mode", "DISCONNECTED"))
                .expect(200, 201);
    }

    @Test
    void whatTheVendorSeesMovesWhenTheFileIsHandedOver() {
        importsTheDevicesFile();
        Answer file = makesTheFileForTheVendor();
        looksAtWhatItWouldReveal();
        readsTheFileBackElsewhere(file);
        handsTheFileOver();
        bringsTheAckBack();
    }

    private void importsTheDevicesFile() {
        clock.set(day(40));
        String xml = RumXml.file(List.of(
                Rum.of(DEVICE, TAG, 1).row(day(5), day(10), 9).report(),
                Rum.of(DEVICE, TAG, 2).row(day(10), day(39), 12).report()));
        JsonNode taken = account.usage()
                .send(
                        "POST",
                        account.path("rum-reports") + "?virtualAccount=bunker",
                        BodyPublishers.ofString(xml),
                        Map.of("Content-Type", "application/xml"))
                .expect(200)
                .json();
        assertThat(taken.path("accepted").asLong()).isEqualTo(2);

        assertSeen(0, 0);
        JsonNode actual = account.position("bunker", TAG);
        assertThat(actual.path("consumed").asLong()).isEqualTo(12);
        assertThat(actual.path("state").asText()).isEqualTo("GRACE");
    }

    private Answer makesTheFileForTheVendor() {
        JsonNode export = account.usage()
                .put(account.path("exports", "march"), Map.of("virtualAccount", "bunker", "format", "XML"))
                .expect(201)
                .json();
        assertThat(export.path("state").asText()).isEqualTo("PENDING");
        assertThat(export.path("reports").asLong()).isEqualTo(2);
        Answer file =
                account.usage().get(account.path("exports", "march", "file")).expect(200);

        assertSeen(0, 0);
        assertThat(difference())
                .singleElement()
                .satisfies(item -> assertThat(List.of(
                                item.path("productInstance").asText(),
                                item.path("actual").asLong(),
                                item.path("disclosed").asLong()))
                        .isEqualTo(List.of(DEVICE, 12L, 0L)));
        return file;
    }

    private void looksAtWhatItWouldReveal() {
        JsonNode preview = account.compliance()
                .post(account.path("disclosure", "preview"), Map.of("export", "march"))
                .expect(200)
                .json();
        assertThat(preview.path("positions").path(0).path("consumed").asLong()).isEqualTo(12);
        assertThat(preview.path("cases")).hasSize(1);
        JsonNode revealed = preview.path("cases").path(0);
        assertThat(revealed.path("new").asBoolean()).isTrue();
        assertThat(revealed.path("state").asText()).isEqualTo("GRACE");
        assertThat(revealed.path("shortBy").asLong()).isEqualTo(2);
        assertThat(Account.moment(revealed, "shortSince")).as("usage time").isEqualTo(day(10));
        assertThat(Account.moment(revealed, "deadline")).isEqualTo(day(100));
        assertThat(revealed.path("daysLeft").asLong()).isEqualTo(60);

        assertSeen(0, 0);
    }

    private void readsTheFileBackElsewhere(Answer file) {
        Account elsewhere = Account.create(suite, "airgap-copy.example.com", "bunker");
        elsewhere
                .usage()
                .send(
                        "POST",
                        elsewhere.path("rum-reports") + "?virtualAccount=bunker",
                        BodyPublishers.ofString(file.text()),
                        Map.of("Content-Type", "application/xml"))
                .expect(200);
        for (int day : List.of(4, 7, 12, 40)) {
            assertThat(consumption(elsewhere, day(day))).isEqualTo(consumption(account, day(day)));
        }
        assertSeen(0, 0);
    }

    private void handsTheFileOver() {
        clock.set(day(45));
        assertSeen(0, 0);
        JsonNode submitted = account.usage()
                .post(account.path("exports", "march", "submission"), moment("submittedAt", day(44)))
                .expect(200, 201)
                .json();
        assertThat(submitted.path("state").asText()).isEqualTo("SUBMITTED");

        assertSeen(12, 0);
        JsonNode seen = seen("&at=" + query(day(41).toString()));
        assertThat(seen.path("state").asText()).isEqualTo("GRACE");
        assertThat(seen.path("caseId").isNull()).isTrue();
        assertThat(seen("&knownAt=" + query(day(44).toString()))
                        .path("consumed")
                        .asLong())
                .as("what was submitted was recorded on day 45")
                .isZero();
        assertThat(difference()).isEmpty();
        account.usage()
                .post(account.path("exports", "march", "submission"), moment("submittedAt", day(45)))
                .expect(409);
    }

    private void bringsTheAckBack() {
        clock.set(day(60));
        List<JsonNode> posted = LedgerCheck.verified(account.usage(), account.name());
        JsonNode ack = account.usage()
                .send(
                        "POST",
                        account.path("acks"),
                        BodyPublishers.ofString(ACK),
                        Map.of("Content-Type", "application/xml"))
                .expect(200, 201)
                .json();
        assertThat(ack.path("export").asText()).as("the only one that waits").isEqualTo("march");
        assertThat(account.usage()
                        .get(account.path("acks", ack.path("id").asText()))
                        .expect(200)
                        .text())
                .isEqualTo(ACK);
        assertThat(account.usage()
                        .get(account.path("exports", "march"))
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("ACKNOWLEDGED");

        assertSeen(12, 12);
        assertThat(LedgerCheck.verified(account.usage(), account.name()))
                .as("that the vendor confirms what it was shown shows it nothing")
                .isEqualTo(posted);
    }

    /** What the vendor sees in use, after an intake of all that was posted, and which part of it is confirmed. */
    private void assertSeen(long consumed, long confirmed) {
        account.evaluate();
        JsonNode seen = seen("");
        assertThat(seen.path("owned").asLong()).isEqualTo(10);
        assertThat(seen.path("consumed").asLong()).isEqualTo(consumed);
        assertThat(seen.path("confirmed").asLong(-1)).isEqualTo(confirmed);
        assertThat(seen.path("assumed").asLong(-1)).isEqualTo(consumed - confirmed);
    }

    private JsonNode seen(String more) {
        List<JsonNode> positions = account.compliance().items(account.path("positions") + "?view=DISCLOSED" + more);
        assertThat(positions).hasSize(1);
        return positions.getFirst();
    }

    private List<JsonNode> difference() {
        return account.usage().items(account.path("disclosure", "difference"));
    }

    private static List<JsonNode> consumption(Account of, Instant at) {
        return of.usage().items(of.path("consumption") + "?at=" + query(at.toString()));
    }

    private static Map<String, String> moment(String field, Instant moment) {
        return Map.of(field, moment.toString());
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
