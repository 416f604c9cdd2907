package dev.ninety.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.http.Answer;
import dev.ninety.suite.http.JsonClient;
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

/** Whatever is sent, the answer says what is wrong and where, and what was good beside it is kept. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class BadInputTest {

    private static final String TAG = Licences.DNA_ADVANTAGE;
    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");
    private static final AtomicInteger DEVICES = new AtomicInteger();

    private final Suite suite;
    private final Account account;
    private String device;
    private String good;

    BadInputTest(Suite suite) {
        this.suite = suite;
        this.account = Account.create(suite, "bad-input.example.com", "hq");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"quantity\":\"7\"} | /quantity | 400",
                "{\"quantity\":1.5} | /quantity | 400",
                "{\"quantity\":true} | /quantity | 400",
                "{\"startsAt\":20260101} | /startsAt | 400",
                "{\"startsAt\":\"yesterday\"} | /startsAt | 400",
                "{\"unitPrice\":7} | /unitPrice | 400",
                "{\"quantity\":-1} | /quantity | 422",
                "{\"quantity\":0} | /quantity | 422",
                "{\"quantity\":1000000000001} | /quantity | 422",
                "{\"endsAt\":\"2025-01-01T00:00:00Z\"} | /endsAt | 422",
                "{\"virtualAccount\":\"nowhere\"} | /virtualAccount | 422",
                "{\"virtualAccount\":null} | /virtualAccount | 422",
                "{\"entitlementTag\":\"\"} | /entitlementTag | 422",
                "{\"unitPrice\":{\"amount\":\"cheap\",\"currency\":\"EUR\"}} | /unitPrice/amount | 422"
            })
    void anUnacceptableEntitlementNamesTheField(String change, String pointer, int status) throws Exception {
        // Given
        ObjectMapper json = new ObjectMapper();
        ObjectNode body = json.valueToTree(Account.entitlement("hq", TAG, 5, START, null));
        body.setAll((ObjectNode) json.readTree(change));

        // When
        Answer answer = account.entitlements().put(account.path("entitlements", "bad-1"), body);

        // Then
        assertRefused(answer);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asText()))
                .contains(pointer);
        account.entitlements().get(account.path("entitlements", "bad-1")).expect(404);
    }

    @Test
    void idsOfWrongFormAreRefusedByName() {
        assertParameter(account.entitlements().put("/v1/smart-accounts/-x", Map.of("name", "x")), "smartAccount");
        assertParameter(
                account.entitlements().put(account.path("virtual-accounts", "a b"), Map.of("name", "x")),
                "virtualAccount");
        assertParameter(
                account.entitlements()
                        .put(account.path("entitlements", "a\nb"), Account.entitlement("hq", TAG, 5, START, null)),
                null);
        assertParameter(account.usage().get(account.path("product-instances", "no-colon")), null);
        assertParameter(account.compliance().get(account.path("positions") + "?at=noon"), "at");
        assertParameter(account.compliance().get(account.path("positions") + "?limit=0"), "limit");
        assertParameter(account.usage().get(account.path("consumption") + "?limit=1001"), "limit");
        assertParameter(account.entitlements().get(account.path("ledger") + "?after=first"), "after");
    }

    @Test
    void unknownAccountsAreNotFoundAnywhere() {
        String unknown = JsonClient.path("v1", "smart-accounts", "unknown.example.com");
        assertStatus(account.entitlements().get(unknown), 404);
        assertStatus(account.entitlements().get(unknown + "/ledger"), 404);
        assertStatus(account.usage().get(unknown + "/ledger"), 404);
        assertStatus(
                account.usage().send("POST", unknown + "/rum-reports", BodyPublishers.ofString(good), Map.of()), 404);
        assertStatus(account.compliance().get(unknown + "/positions"), 404);
        assertStatus(account.compliance().post(unknown + "/evaluations"), 404);
        assertStatus(
                account.usage()
                        .send(
                                "POST",
                                account.path("rum-reports") + "?virtualAccount=unknown",
                                BodyPublishers.ofString(good),
                                Map.of()),
                404,
                422);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        assertStatus(send(" ".repeat(Limits.REPORT_BODY_BYTES + 1)), 413);
        assertStatus(
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

    @Test
    void wrongMethodsAndMediaTypesAreProblemsToo() {
        assertStatus(account.entitlements().put("/v1/licences/" + "x", Map.of()), 405);
        assertStatus(
                account.entitlements()
                        .send(
                                "PUT",
                                account.path("entitlements", "typed"),
                                BodyPublishers.ofString("quantity=5"),
                                Map.of("Content-Type", "text/plain")),
                415);
        assertStatus(account.entitlements().get("/v1/nothing-here"), 404);
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

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("code").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText() + problem.path("title").asText())
                .isNotEmpty()
                .doesNotContain("java.")
                .doesNotContain("dev.ninety");
    }

    private static void assertStatus(Answer answer, Integer... statuses) {
        assertRefused(answer);
        assertThat(answer.status()).as(answer.request()).isIn((Object[]) statuses);
    }

    private static void assertParameter(Answer answer, String parameter) {
        assertStatus(answer, 400);
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("parameter").asText()).isNotEmpty();
        if (parameter != null) {
            assertThat(error.path("parameter").asText()).isEqualTo(parameter);
        }
    }
}
