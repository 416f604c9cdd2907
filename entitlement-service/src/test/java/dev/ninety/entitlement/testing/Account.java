package dev.ninety.entitlement.testing;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A Smart Account of its own for each test, driven through the doors alone. */
public final class Account {

    /** A tag of the shipped catalogue. */
    public static final String ADVANTAGE =
            "regid.2017-03.com.cisco.advantagek9,1.0_bd1da96e-ec1d-412b-a50e-53846b347d53";

    public static final String ESSENTIALS =
            "regid.2017-03.com.cisco.essentialsk9,1.0_90406ae8-385e-43aa-ac98-91da0ea270e2";

    public static final String DNA =
            "regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final String name;

    private Account(String name) {
        this.name = name;
    }

    /** An account that does not exist. */
    public static Account absent() {
        return new Account("t" + NUMBER.incrementAndGet() + ".example.com");
    }

    /** An account with these Virtual Accounts, the first one the default. */
    public static Account with(String... virtualAccounts) {
        Account account = absent();
        account.put("", "{\"name\": \"Test\"}").statusCode(201);
        for (String virtualAccount : virtualAccounts) {
            account.put("virtual-accounts/" + virtualAccount, "{\"name\": \"Name of " + virtualAccount + "\"}")
                    .statusCode(201);
        }
        return account;
    }

    public String path(String below) {
        return "/v1/smart-accounts/" + name + (below.isEmpty() ? "" : "/" + below);
    }

    public ValidatableResponse put(String below, String json) {
        return given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(json)
                .put(path(below))
                .then();
    }

    public ValidatableResponse post(String below, String json) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .post(path(below))
                .then();
    }

    public ValidatableResponse post(String below, String contentType, String body) {
        return post(below, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public ValidatableResponse post(String below, String contentType, byte[] body) {
        return given().urlEncodingEnabled(false)
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(contentType, ContentType.TEXT)))
                .contentType(contentType)
                .body(body)
                .post(path(below))
                .then();
    }

    public ValidatableResponse get(String below) {
        return given().urlEncodingEnabled(false).get(path(below)).then();
    }

    public ValidatableResponse grant(String id, String virtualAccount, String tag, long units, String from, String to) {
        return put("entitlements/" + id, grantBody(virtualAccount, tag, units, from, to));
    }

    public static String grantBody(String virtualAccount, String tag, long units, String from, String to) {
        return """
                {"virtualAccount": "%s", "entitlementTag": "%s", "quantity": %d, "startsAt": "%s", "endsAt": %s}
                """.formatted(virtualAccount, tag, units, from, to == null ? "null" : "\"" + to + "\"");
    }

    public ValidatableResponse transfer(String id, String from, String to, String tag, long units, String at) {
        return put("transfers/" + id, """
                {"from": "%s", "to": "%s", "entitlementTag": "%s", "quantity": %d, "effectiveAt": "%s"}
                """.formatted(from, to, tag, units, at));
    }

    public ValidatableResponse giveBack(String entitlement, String id, long units, String at) {
        return put(
                "entitlements/" + entitlement + "/returns/" + id,
                "{\"quantity\": %d, \"effectiveAt\": \"%s\"}".formatted(units, at));
    }

    /** What a Virtual Account owns; -1 where the pair is not listed. */
    public long owned(String virtualAccount, String tag, String at) {
        return owned(virtualAccount, tag, at, null);
    }

    public long owned(String virtualAccount, String tag, String at, String knownAt) {
        List<Map<String, Object>> items = get("ownership?at=" + at + (knownAt == null ? "" : "&knownAt=" + knownAt))
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> item.get("virtualAccount").equals(virtualAccount)
                        && item.get("entitlementTag").equals(tag))
                .mapToLong(item -> ((Number) item.get("owned")).longValue())
                .findFirst()
                .orElse(-1);
    }

    /** The ledger as lines of Virtual Account, moment, delta, reason, source type and source id. */
    public List<String> ledger() {
        List<Map<String, Object>> items =
                get("ledger?limit=1000").statusCode(200).extract().path("items");
        return items.stream()
                .map(item -> item.get("virtualAccount") + " " + item.get("effectiveAt") + " " + item.get("delta") + " "
                        + item.get("reason") + " " + item.get("sourceType") + " " + item.get("sourceId"))
                .toList();
    }

    public List<String> events() {
        return get("events?limit=1000").statusCode(200).extract().path("items.what");
    }
}
