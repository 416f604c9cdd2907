package dev.ninety.entitlement.catalogue;

import static dev.ninety.entitlement.testing.Account.ESSENTIALS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CatalogueImportDoorTest {

    @Test
    void eachLicenceThatDiffersBecomesANewVersion() {
        Account account = Account.with("va");
        String shipped = given().get("/v1/licences/" + ESSENTIALS).asString();
        String file = "{\"licences\": [" + licence("new/tag", "New", 30) + "," + licence(ESSENTIALS, "E", 10) + "]}";

        account.post("imports/catalogue", file)
                .statusCode(200)
                .body("preview", equalTo(false))
                .body("received", equalTo(2))
                .body("created", equalTo(1))
                .body("changed", equalTo(1))
                .body("lines.status", contains("CREATED", "CHANGED"))
                .body("lines.pointer", contains("/licences/0", "/licences/1"))
                .body("lines.entitlementTag", contains("new/tag", ESSENTIALS));

        account.get("licences/new%2Ftag").body("graceDays", equalTo(30)).body("usageSource", equalTo("VENDOR_ONLY"));
        account.get("directory").body("licenceVersions", hasSize(18));
        account.post("imports/catalogue", file).body("unchanged", equalTo(2));
        account.post("imports/catalogue", "[" + shipped + "]").body("lines.pointer", contains("/0"));
        account.get("licences/" + ESSENTIALS).body("graceDays", equalTo(90));
        assertThat(account.events()).filteredOn("CATALOGUE_IMPORTED"::equals).hasSize(2);
    }

    @Test
    void theFileAndEveryLinesFateAreOnRecord() {
        Account account = Account.with("va");
        String sha256 = account.post("imports/catalogue", "[" + licence("tag", "New", 30) + ", 7]")
                .extract()
                .path("sha256");
        account.get("imports").body("items.kind", contains("catalogue")).body("items.sha256", contains(sha256));
        account.get("imports/catalogue/" + sha256)
                .statusCode(200)
                .body("items.status", contains("CREATED", "REFUSED"))
                .body("items.resource", contains("licences/tag", null))
                .body("items[1].content", equalTo("7"));
    }

    @Test
    void aPreviewTellsAllAndWritesNothing() {
        Account account = Account.with("va");
        List<String> events = account.events();
        String etag = account.get("directory").extract().header("ETag");
        account.post("imports/catalogue?preview=true", "[" + licence("tag", "New", 30) + "]")
                .statusCode(200)
                .body("preview", equalTo(true))
                .body("created", equalTo(1));
        account.get("licences/tag").statusCode(404);
        account.get("imports").body("items", hasSize(0));
        account.get("directory").header("ETag", equalTo(etag));
        assertThat(account.events()).isEqualTo(events);
        account.post("imports/catalogue?preview=maybe", "[]")
                .statusCode(400)
                .body("errors.parameter", contains("preview"));
    }

    @Test
    void aLicenceThatCannotBeTakenCostsNoOther() {
        Account account = Account.with("va");
        account.post("imports/catalogue", """
                        [7, {}, {"entitlementTag": "a", "graceDays": "90"}, %s, %s, %s, %s,
                         {"entitlementTag": "a\\u0000", "displayName": "\\u0000"}, %s]
                        """.formatted(
                                licence("bad", "Bad", 9999),
                                licence("good", "=cmd|'/C calc'!A0", 1),
                                licence("good", "Other", 1),
                                licence("good", "=cmd|'/C calc'!A0", 1),
                                licence("last", "\u202e last", 1)))
                .statusCode(200)
                .body(
                        "lines.status",
                        contains(
                                "REFUSED",
                                "REFUSED",
                                "REFUSED",
                                "REFUSED",
                                "CREATED",
                                "REFUSED",
                                "UNCHANGED",
                                "REFUSED",
                                "CREATED"))
                .body("lines[0].reason", equalTo("UNREADABLE"))
                .body("lines[1].reason", equalTo("MISSING"))
                .body("lines[2].detail", equalTo("The field graceDays has another type than expected."))
                .body("lines[3].detail", equalTo("/graceDays: Between 0 and 3650."))
                .body("lines[4].reason", nullValue())
                .body("lines[5].reason", equalTo("DUPLICATE_LINE"))
                .body("lines[7].reason", equalTo("INVALID_TAG"));
        account.get("licences/good").body("displayName", equalTo("=cmd|'/C calc'!A0"));
    }

    @Test
    void aFileIsReadPackedAndWithinItsLimit() throws IOException {
        Account account = Account.with("va");
        send(account, gzip(("[" + licence("tag", "New", 30) + "]").getBytes(StandardCharsets.UTF_8)))
                .statusCode(200)
                .body("created", equalTo(1));
        send(account, gzip(new byte[64 * 1024 * 1024])).statusCode(413);
        send(account, "[{\"displayName\": \"Ünicode\"}]".getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(400)
                .body("code", equalTo("UNREADABLE_BODY"));
        for (String body : List.of("{\"licences\": {}}", "{\"licences\": [", "[\n{},\n{\"a\" 1}]", "[] []", "[NaN]")) {
            send(account, body.getBytes(StandardCharsets.UTF_8))
                    .statusCode(400)
                    .body("code", equalTo("UNREADABLE_BODY"));
        }
        Account.absent().post("imports/catalogue", "[]").statusCode(404);
        Account.absent().post("imports/catalogue?preview=true", "[]").statusCode(404);
        account.get("imports").body("items", hasSize(1));
    }

    private static ValidatableResponse send(Account account, byte[] body) {
        return given().contentType("application/json")
                .body(body)
                .post(account.path("imports/catalogue"))
                .then();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static String licence(String tag, String name, int graceDays) {
        return """
                {"entitlementTag": "%s", "displayName": "%s", "tierRank": 10, "licenceType": "PERPETUAL",
                 "enforcementType": "UNENFORCED", "enforcementAction": "NOTIFY_ONLY", "graceDays": %d,
                 "usageSource": "VENDOR_ONLY"}
                """.formatted(tag, name, graceDays);
    }
}
