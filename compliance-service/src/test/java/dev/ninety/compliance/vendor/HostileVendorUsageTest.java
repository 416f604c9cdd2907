package dev.ninety.compliance.vendor;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of counts that are broken, huge or malicious: refused whole by name, or line by line; never half. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class HostileVendorUsageTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";

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

    private String account(String name) {
        peers.account(name).virtualAccount("lab", "Lab").named("DNA Advantage", TAG);
        evaluate(name);
        return name;
    }

    private static ValidatableResponse post(String account, String type, byte[] body) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(type)
                .body(body)
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", account)
                .then();
    }

    private static ValidatableResponse json(String account, String body) {
        return post(account, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse csv(String account, String body) {
        return post(account, "text/csv", body.getBytes(StandardCharsets.UTF_8));
    }

    private void assertNothingWritten(String account) {
        for (String table : List.of("vendor_usage", "vendor_file", "vendor_usage_waiting", "import_file")) {
            assertThat(sql.first(
                                    "SELECT count(*) AS n FROM " + table + " WHERE smart_account = ?",
                                    row -> row.number("n"),
                                    account)
                            .orElseThrow())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void whatIsNoJsonOfEitherFormIsRefusedWhole() {
        String name = account("no-json.example.com");
        for (String body : List.of(
                "{",
                "null",
                "7",
                "\"x\"",
                "{}",
                "{\"items\":7}",
                "{\"licenses\":{}}",
                "[]]",
                "[".repeat(10_000),
                "{\"a\":".repeat(10_000),
                "{\"items\":[],\"takenAt\":7}",
                "{\"items\":[],\"takenAt\":\"yesterday\"}",
                "[{\"inUse\":" + "9".repeat(5_000) + "}]")) {
            json(name, body)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("code", equalTo("UNREADABLE_BODY"));
        }
        json(name, "").statusCode(400);
        post(name, "application/json", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1})
                .statusCode(400);
        post(name, "application/xml", "<a/>".getBytes(StandardCharsets.UTF_8)).statusCode(415);
        assertNothingWritten(name);
    }

    @Test
    void aLineThatIsWrongCostsOnlyItself() {
        String name = account("wrong-lines.example.com");
        String good = "{\"virtualAccount\":\"lab\",\"entitlementTag\":\"" + TAG + "\",\"inUse\":1}";
        JsonPath report = json(
                        name,
                        "[7,null,[],{\"virtualAccount\":7,\"inUse\":1},"
                                + "{\"virtualAccount\":\"lab\",\"license\":\"a\\u0000b\",\"inUse\":1},"
                                + "{\"virtualAccount\":\"lab\",\"license\":\"half \\ud83d\",\"inUse\":1},"
                                + "{\"virtualAccount\":\"lab\",\"license\":\"DNA Advantage\",\"inUse\":1.5},"
                                + "{\"virtualAccount\":\"lab\",\"license\":\"DNA Advantage\",\"inUse\":-1},"
                                + "{\"virtualAccount\":\"lab\",\"license\":\"DNA Advantage\",\"inUse\":1e400},"
                                + "{\"virtualAccount\":\"lab\",\"license\":\"" + "x".repeat(1_000_000)
                                + "\",\"inUse\":1},"
                                + "{\"virtualAccount\":\"lab\",\"license\":\"=cmd|' /C calc'!A0\",\"inUse\":1},"
                                + "{\"virtualAccount\":\"lab\",\"license\":\"\\u202egnihton\",\"inUse\":1},"
                                + good + "]")
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(report.getList("lines.status", String.class).subList(0, 10))
                .isEqualTo(Collections.nCopies(10, "REFUSED"));
        assertThat(report.getList("lines.status", String.class).subList(10, 13))
                .containsExactly("UNRESOLVED", "UNRESOLVED", "ACCEPTED");
        assertThat(report.getList("lines.detail", String.class))
                .allSatisfy(detail -> assertThat(detail == null ? "" : detail).hasSizeLessThan(500));
    }

    @Test
    void whatIsNoTableIsRefusedWhole() {
        String name = account("no-table.example.com");
        csv(name, "").statusCode(400);
        csv(name, "virtualAccount,license,inUse\nlab,\"open,1\n").statusCode(400);
        csv(name, "license,virtual account,in use\nx,lab,\u00001\n").statusCode(400);
        csv(name, "x,".repeat(5_000) + "\n").statusCode(400);
        csv(name, "license,virtual account,in use\n" + "x".repeat(1_000_000) + ",lab,1\n")
                .statusCode(400);
        post(name, "text/csv; charset=utf-8", "Lizenz\u00e4,inUse\n".getBytes(Charset.forName("ISO-8859-1")))
                .statusCode(400);
        post(name, "text/csv; charset=klingon", "license,inUse\n".getBytes(StandardCharsets.UTF_8))
                .statusCode(400);
        csv(name, "license,license,virtual account,in use\n").statusCode(422).body("code", equalTo("AMBIGUOUS_COLUMN"));
        csv(name, "license,virtual account\nx,lab\n").statusCode(422).body("errors.code", contains("MISSING_COLUMN"));
        csv(name, "in use\n1\n").statusCode(422);
        assertNothingWritten(name);
    }

    @Test
    void aTableWithoutLinesHasNone() {
        String name = account("header-only.example.com");
        csv(name, "license,virtual account,in use\n").statusCode(200).body("received", equalTo(0));
        post(
                        name,
                        "text/csv",
                        "\uFEFFlicense,virtual account,in use\nDNA Advantage,Lab,1\n"
                                .getBytes(StandardCharsets.UTF_16LE))
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void whatIsTooLargePackedOrUnpackedIsRefused() throws IOException {
        String name = account("bomb.example.com");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 64; i++) {
                packed.write(blanks);
            }
        }
        post(name, "application/json", bomb.toByteArray()).statusCode(413);
        post(name, "text/csv", bomb.toByteArray()).statusCode(413);
        post(name, "application/json", new byte[17 << 20]).statusCode(413);
        byte[] torn = Arrays.copyOf(bomb.toByteArray(), 100);
        post(name, "application/json", torn).statusCode(400);
        assertNothingWritten(name);
    }

    @Test
    void parametersThatCannotBeReadAreNamed() {
        String name = account("options.example.com");
        for (String[] wrong : List.of(
                new String[] {"takenAt", "yesterday"},
                new String[] {"takenAt", "2026-02-30"},
                new String[] {"preview", "maybe"},
                new String[] {"column", "owner:Owner"},
                new String[] {"column", "inUse"})) {
            given().contentType("application/json")
                    .body("[]")
                    .queryParam(wrong[0], wrong[1])
                    .post("/v1/smart-accounts/{sa}/imports/vendor-usage", name)
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains(wrong[0]));
        }
        given().contentType("application/json")
                .body("[]")
                .queryParam("takenAt", "2026-03-02")
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", name)
                .then()
                .statusCode(422)
                .body("errors.parameter", contains("takenAt"));
        json(name, "{\"takenAt\":\"2026-03-02\",\"items\":[]}")
                .statusCode(422)
                .body("code", equalTo("TAKEN_IN_FUTURE"))
                .body("errors.pointer", contains("/takenAt"));
        assertNothingWritten(name);
    }

    @Test
    void anAccountMustExistAndPeersMayBeAway() {
        json("nobody.example.com", "[]").statusCode(404);
        json("-bad", "[]").statusCode(400);
        String name = account("away.example.com");
        peers.kill(Source.ENTITLEMENT);
        json(name, "[{\"virtualAccount\":\"Lab\",\"license\":\"DNA Advantage\",\"inUse\":1}]")
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void manyLinesAreTakenInOneGo() {
        String name = account("many.example.com");
        StringBuilder body = new StringBuilder("Tag,Virtual Account,In Use\n");
        for (int i = 0; i < 30_000; i++) {
            body.append("tag-").append(i % 15_000).append(i % 3 == 0 ? ",Nowhere,1\n" : ",Lab,1\n");
        }
        csv(name, body.toString())
                .statusCode(200)
                .body("received", equalTo(30_000))
                .body("unresolved", equalTo(10_000));
        csv(name, body.toString()).statusCode(200).body("unchanged", equalTo(20_000));
    }
}
