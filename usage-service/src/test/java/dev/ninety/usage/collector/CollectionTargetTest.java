package dev.ninety.usage.collector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.usage.DeviceStub;
import dev.ninety.usage.SmallLimits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors for devices whose reports are fetched. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class CollectionTargetTest extends CollectorTests {

    @Test
    void aTargetIsWrittenAndReadBack() {
        Map<String, Object> body = new HashMap<>(target());
        body.put("productInstance", "ISR4331/K9:FDO1");
        body.put("everyHours", 6);
        put("sw1", body)
                .statusCode(201)
                .body("id", equalTo("sw1"))
                .body("productInstance", equalTo("ISR4331/K9:FDO1"))
                .body("enabled", equalTo(true))
                .body("everyHours", equalTo(6))
                .body("closeReports", equalTo(false))
                .body("virtualAccount", nullValue())
                .body("nextAttemptAt", equalTo("2026-06-01T00:00:00Z"))
                .body("lastResult", nullValue());
        put("sw1", body).statusCode(200);
        put("sw1", with(body, "productInstance", "ISR4331/K9:FDO2"))
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/productInstance"));
        get("sw1").body("secretRef", equalTo("device"));
    }

    @Test
    void targetsAreListedById() {
        for (String id : List.of("b", "a", "c")) {
            put(id, target()).statusCode(201);
        }
        Response page = given().get(url("/collection-targets?limit=2"));
        page.then().body("items.id", equalTo(List.of("a", "b"))).body("next", notNullValue());
        given().get(url("/collection-targets?after=" + page.path("next")))
                .then()
                .body("items.id", equalTo(List.of("c")))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://switch.example.com",
                "switch.example.com",
                "https://",
                "https:///path",
                "https://user:password@switch.example.com",
                "https://switch.example.com/path",
                "https://switch.example.com?x=1",
                "https://switch.example.com#x",
                "https://switch.example.com:0",
                "https://switch.example.com:70000",
                "https://169.254.169.254",
                "https://sw itch",
                "https://2852039166",
                "file:///etc/passwd"
            })
    void whatIsNotTheAddressOfADevice(String url) {
        put("sw1", with(target(), "url", url)).statusCode(422).body("errors[0].pointer", equalTo("/url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../device", "a/b", "", ".hidden", "/etc/passwd", "a b"})
    void whatIsNotTheNameOfASecret(String name) {
        put("sw1", with(target(), "secretRef", name)).statusCode(422).body("errors[0].pointer", equalTo("/secretRef"));
    }

    @ParameterizedTest
    @CsvSource({
        "everyHours, 0, 422",
        "everyHours, 2161, 422",
        "everyHours, x, 400",
        "enabled, maybe, 400",
        "productInstance, nocolon, 422",
        "virtualAccount, nowhere, 422"
    })
    void otherFieldsAreNamedToo(String field, String value, int status) {
        Object typed = value.matches("\\d+") ? Integer.valueOf(value) : value;
        put("sw1", with(target(), field, typed)).statusCode(status).body("errors[0].pointer", equalTo("/" + field));
    }

    @Test
    void aBodyThatIsNoneAndOneWithControlCharacters() {
        given().contentType("application/json")
                .put(url("/collection-targets/sw1"))
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("[".repeat(10_000))
                .put(url("/collection-targets/sw1"))
                .then()
                .statusCode(400);
        put("sw1", with(target(), "productInstance", "A:\u0000")).statusCode(422);
        put("sw1", with(target(), "url", "https://a\u0000b")).statusCode(422);
        put("!", target()).statusCode(400).body("errors[0].parameter", equalTo("id"));
        assertThat(list("/collection-targets")).isEmpty();
    }

    @Test
    void aTargetIsItsAccountsOwn() {
        put("sw1", target());
        openAnAccount();
        given().get(url("/collection-targets/sw1")).then().statusCode(404);
        collect("sw1", 404);
        given().put("/v1/smart-accounts/nobody.example.com/collection-targets/sw1")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body(Map.of("url", DeviceStub.url(), "secretRef", "device"))
                .put("/v1/smart-accounts/nobody.example.com/collection-targets/sw1")
                .then()
                .statusCode(404);
    }
}
