package dev.ninety.system;

import static dev.ninety.system.harness.Refusal.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.http.Answer;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.Compressed;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.Limits;
import dev.ninety.system.harness.Rum;
import dev.ninety.system.harness.RunningSuite;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent as a report, the answer says what is wrong and where, and what was good beside it is kept. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class BadReportTest {

    private static final String TAG = Licences.DNA_ADVANTAGE;
    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");
    private static final AtomicInteger DEVICES = new AtomicInteger();

    private final Suite suite;
    private final Account account;
    private String device;
    private String good;

    BadReportTest(Suite suite) {
        this.suite = suite;
        this.account = Account.create(suite, "bad-reports.example.com", "hq");
    }

    @BeforeEach
    void nextDevice() {
        device = "C9300-24UX:BAD%08d".formatted(DEVICES.incrementAndGet());
        good = report(device).line();
    }

    @AfterEach
    void everyServiceIsStillReady() {
        for (Service service : Service.values()) {
            assertThat(suite.process(service).isReady()).as(service.module()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<smartLicense><RUMReport>",
                "<smartLicense><RUMReport><![CDATA[{}]]></smartLicense>",
                "<smartLicense><RUMReport>not json</RUMReport></smartLicense>",
                "<somethingElse/>",
                "<",
                "{",
                "[]extra",
                "\"text\"",
                "nonsense",
                "\u0000\u0001\u0002",
                ""
            })
    void aBodyWithoutAReadableReportIsRefused(String body) {
        // When
        Answer answer = send(body);

        // Then
        assertRefused(answer);
    }

    @Test
    void aDocumentTypeWithExternalEntitiesIsRefusedAndNothingIsFetched() {
        // Given
        String body = "<?xml version=\"1.0\"?><!DOCTYPE smartLicense [<!ENTITY file SYSTEM \"file:///etc/passwd\">"
                + "<!ENTITY % remote SYSTEM \"http://127.0.0.1:9/x.dtd\"> %remote;]>"
                + "<smartLicense><RUMReport>&file;</RUMReport></smartLicense>";

        // When
        Answer answer = send(body);

        // Then
        assertRefused(answer);
        assertThat(answer.text()).doesNotContain("root:");
        assertThat(account.usage().items(account.path("quarantine")).toString()).doesNotContain("root:x");
    }

    @Test
    void entitiesThatGrowWithoutBoundAreRefused() {
        // Given
        StringBuilder body = new StringBuilder("<!DOCTYPE smartLicense [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            body.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        body.append("]><smartLicense><RUMReport>&a29;</RUMReport></smartLicense>");

        // Then
        assertRefused(send(body.toString()));
    }

    @Test
    void jsonTenThousandDeepIsRefusedEverywhere() {
        // Given
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        // Then
        assertRefused(send(deep));
        assertRefused(send("{\"payload\":" + deep + "}"));
        assertRefused(account.entitlements().put(account.path("entitlements", "deep"), "{\"quantity\":" + deep + "}"));
        assertRefused(account.usage().put(account.path("product-instances", device), "{\"hostname\":" + deep + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "negative count | \\\"value\\\":\\\"4\\\" | \\\"value\\\":\\\"-4\\\"",
                "words for a count | \\\"value\\\":\\\"4\\\" | \\\"value\\\":\\\"four\\\"",
                "a fraction of a licence | \\\"value\\\":\\\"4\\\" | \\\"value\\\":\\\"4.5\\\"",
                "a count beyond all bounds | \\\"value\\\":\\\"4\\\" | \\\"value\\\":\\\"99999999999999999999\\\"",
                "an end before the start | \\\"end_time\\\":1775005200 | \\\"end_time\\\":1775001500",
                "a time that is no number | \\\"start_time\\\":1775001600 | \\\"start_time\\\":\\\"noon\\\"",
                "no serial number | udi_serial_number | udi_other_number",
                "no entitlement tag | entitlement_tag | entitlement_tagg"
            })
    void anInvalidReportIsQuarantinedAndTheGoodOneBesideItIsKept(String what, String valid, String invalid) {
        // Given
        String bad = report(device + "X").line().replace(valid, invalid);
        assertThat(bad)
                .as("the report with " + what)
                .isNotEqualTo(report(device + "X").line());

        // When
        JsonNode answer =
                account.reportLines("hq", good + "\n" + bad).expect(200).json();

        // Then
        assertThat(answer.path("received").asInt()).isEqualTo(2);
        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("quarantined").asInt()).isEqualTo(1);
        JsonNode problem = answer.path("problems")
                .valueStream()
                .filter(item -> item.path("status").asText().equals("QUARANTINED"))
                .findFirst()
                .orElseThrow();
        assertThat(problem.path("index").asInt()).isEqualTo(1);
        assertThat(problem.path("reason").asText()).isNotEmpty();
        assertThat(problem.path("pointer").asText()).startsWith("/");
        assertThat(consumption(device)).isEqualTo(4);
        assertThat(account.usage()
                        .get(account.path("product-instances", device + "X"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anUnreadableLineIsQuarantinedAndTheGoodOnesAroundItAreKept() {
        // Given
        String other = report(device + "Y").line();

        // When
        JsonNode answer = account.reportLines(
                        "hq", good + "\n" + "[".repeat(10_000) + "]".repeat(10_000) + "\n" + other)
                .expect(200)
                .json();

        // Then
        assertThat(answer.path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.path("quarantined").asInt()).isEqualTo(1);
        assertThat(consumption(device + "Y")).isEqualTo(4);
    }

    @Test
    void anXmlFileThatBreaksOffKeepsTheReportsBeforeTheBreak() {
        // When
        JsonNode answer = send("<smartLicense><RUMReport><![CDATA[" + good
                        + "]]></RUMReport><RUMReport><![CDATA[{\"pay")
                .expect(200)
                .json();

        // Then
        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("quarantined").asInt()).isEqualTo(1);
        assertThat(consumption(device)).isEqualTo(4);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        assertRefused(send(" ".repeat(Limits.REPORT_BODY_BYTES + 1)), 413);
        assertRefused(
                account.entitlements()
                        .put(
                                account.path("entitlements", "large"),
                                "{\"orderReference\":\"" + "x".repeat(17 << 20) + "\"}"),
                413);
    }

    @Test
    void aGzippedReportIsReadAndABombIsNot() throws Exception {
        // Given
        byte[] readable = Compressed.gzip(good.getBytes(UTF_8));
        byte[] bomb = Compressed.gzipOf((byte) ' ', 2L << 30);
        assertThat(bomb).hasSizeLessThan(4 << 20);

        // When
        Answer accepted = account.usage()
                .send(
                        "POST",
                        account.path("rum-reports"),
                        BodyPublishers.ofByteArray(readable),
                        Map.of("Content-Encoding", "gzip"));
        Answer refused =
                account.usage().send("POST", account.path("rum-reports"), BodyPublishers.ofByteArray(bomb), Map.of());
        Answer alsoRefused = account.usage()
                .send(
                        "POST",
                        account.path("rum-reports"),
                        BodyPublishers.ofByteArray(bomb),
                        Map.of("Content-Encoding", "gzip"));

        // Then
        assertThat(accepted.expect(200).json().path("accepted").asInt()).isEqualTo(1);
        assertRefused(refused);
        assertRefused(alsoRefused);
    }

    private Rum report(String productInstance) {
        return Rum.of(productInstance, TAG, 1).row(START, START.plusSeconds(3_600), 4);
    }

    private Answer send(String body) {
        return account.usage().send("POST", account.path("rum-reports"), BodyPublishers.ofString(body), Map.of());
    }

    private long consumption(String productInstance) {
        return account
                .usage()
                .items(account.path("product-instances", productInstance, "consumption") + "?at=" + START)
                .stream()
                .mapToLong(item -> item.path("consumed").asLong())
                .sum();
    }
}
