package dev.ninety.compliance.pack;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.file.app.StoredFiles;
import dev.ninety.compliance.job.app.JobWorker;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.ledger.Sha256;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evidence packs from being asked for to their expiry. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class PackDoorTest {

    private static final String TAG = "regid.2026-01.com.example.packed,1.0_a";
    private static final String PACKS = "/v1/smart-accounts/{sa}/evidence-packs";
    private static final String MARCH = "2026-03-01T00:00:00Z";
    private static final long FEBRUARY = 1_769_904_000L;

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    JobWorker worker;

    @Inject
    StoredFiles files;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set(MARCH);
    }

    private StubAccount estate(String account) {
        StubAccount stub = peers.account(account)
                .virtualAccount("campus", "Campus")
                .virtualAccount("lab", "Lab")
                .owns("campus", TAG, "2026-01-01T00:00:00Z", 5)
                .uses("C9300:FOC1", "campus", TAG, "2026-02-01T00:00:00Z", 8)
                .owns("lab", TAG, "2026-01-01T00:00:00Z", 1);
        stub.heard()
                .report("C9300:FOC1", TAG, FEBRUARY, "2026-02-10T00:00:00Z", "{\"payload\":\"caf\u00e9\"}")
                .report("C9300:FOC9", TAG, FEBRUARY, "2026-02-10T00:00:00Z", "{\"payload\":\"elsewhere\"}");
        evaluate(account);
        return stub;
    }

    private Response ask(String account, String body) {
        return given().contentType("application/json").body(body).post(PACKS, account);
    }

    /** The bytes of a pack, once it is put together. */
    private byte[] pack(String account, String body) {
        String id = ask(account, body).then().statusCode(202).extract().path("id");
        worker.runWaiting();
        given().get(PACKS + "/{id}", account, id).then().statusCode(200).body("state", equalTo("READY"));
        return given().get(PACKS + "/{id}/file", account, id)
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private JsonNode read(byte[] zip, String name) throws IOException {
        return json.readTree(entries(zip).get(name));
    }

    private static String hex(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content));
    }

    @Test
    void aPackHoldsWhatItsManifestSaysAndIsSigned() throws Exception {
        String account = "pack-signed.example.com";
        estate(account);
        byte[] zip = pack(account, "{}");
        Map<String, byte[]> entries = entries(zip);
        assertThat(entries.keySet())
                .containsExactlyInAnyOrder(
                        "content/acks.ndjson",
                        "content/agreements.json",
                        "content/attestations.json",
                        "content/cases.json",
                        "content/configuration.json",
                        "content/disputes.json",
                        "content/ledgers/entitlement-service.ndjson",
                        "content/findings.json",
                        "content/positions.json",
                        "content/reports.ndjson",
                        "content/ledgers/usage-service.ndjson",
                        "index.html",
                        "manifest.json");
        JsonNode manifest = json.readTree(entries.get("manifest.json"));
        assertThat(manifest.path("at").asText()).isEqualTo(MARCH);
        assertThat(manifest.path("entries"))
                .hasSize(entries.size() - 1)
                .allSatisfy(entry -> assertThat(entry.path("sha256").asText())
                        .isEqualTo(hex(entries.get(entry.path("name").asText()))));
        JsonNode campus = json.readTree(entries.get("content/positions.json"))
                .path("items")
                .get(0);
        assertThat(campus.path("owned").asLong()).isEqualTo(5);
        assertThat(campus.path("consumed").asLong()).isEqualTo(8);
        assertThat(campus.path("state").asText()).isEqualTo("GRACE");
        assertThat(new String(entries.get("content/reports.ndjson"), StandardCharsets.UTF_8))
                .contains("caf\u00e9")
                .contains("elsewhere");

        String id = given().get(PACKS, account).then().extract().path("items[0].id");
        byte[] signature = given().get(PACKS + "/{id}/signature", account, id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        String pem =
                given().accept("application/x-pem-file").get("/v1/evidence-key").asString();
        assertThat(verified(zip, signature, pem)).isTrue();
        zip[zip.length / 2] ^= 1;
        assertThat(verified(zip, signature, pem)).isFalse();
    }

    private static boolean verified(byte[] content, byte[] signature, String pem) throws Exception {
        String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64))));
        check.update(content);
        return check.verify(signature);
    }

    @Test
    void theSamePackAskedAgainHasTheSameBytesWhateverCameLater() throws Exception {
        String account = "pack-again.example.com";
        StubAccount stub = estate(account);
        String march = "{\"at\":\"2026-02-20T00:00:00Z\",\"knownAt\":\"" + MARCH + "\"}";
        byte[] before = pack(account, march);
        String id = given().get(PACKS, account).then().extract().path("items[0].id");
        ask(account, march).then().statusCode(202).body("id", equalTo(id)).body("state", equalTo("READY"));

        clock.set("2026-03-05T00:00:00Z");
        stub.uses("C9300:FOC1", "campus", TAG, "2026-02-10T00:00:00Z", 3);
        stub.heard().report("C9300:FOC1", TAG, FEBRUARY, "2026-03-04T00:00:00Z", "{\"late\":true}");
        stub.heard().finding("STALE_INSTANCE", "stale-1", "C9300:FOC1", "campus", TAG, 2L);
        evaluate(account);
        given().contentType("application/json")
                .header("If-Match", "\"" + cases(account).getFirst().get("version") + "\"")
                .body("{\"owner\":\"lic@example.com\",\"note\":\"asked\"}")
                .patch(
                        "/v1/smart-accounts/{sa}/cases/{id}",
                        account,
                        cases(account).getFirst().get("id"))
                .then()
                .statusCode(200);
        clock.set("2026-08-05T00:00:00Z");
        evaluate(account);
        given().delete(PACKS + "/{id}", account, id).then().statusCode(204);
        assertThat(pack(account, march)).isEqualTo(before);

        byte[] later = pack(account, march.replace(MARCH, "2026-03-05T00:00:00Z"));
        assertThat(consumed(before)).isEqualTo(8);
        assertThat(consumed(later)).isEqualTo(11);
        assertThat(read(before, "content/positions.json").path("items").get(0).path("owned"))
                .isEqualTo(read(later, "content/positions.json")
                        .path("items")
                        .get(0)
                        .path("owned"));
        assertThat(new String(entries(before).get("content/reports.ndjson"), StandardCharsets.UTF_8))
                .doesNotContain("late");
        assertThat(new String(entries(later).get("content/reports.ndjson"), StandardCharsets.UTF_8))
                .contains("late");
        assertThat(new String(entries(before).get("content/cases.json"), StandardCharsets.UTF_8))
                .contains("GRACE")
                .doesNotContain("lic@example.com");
        assertThat(read(before, "content/findings.json").path("items")).isEmpty();
        assertThat(read(later, "content/findings.json").path("items")).hasSize(1);
    }

    private long consumed(byte[] zip) throws IOException {
        return read(zip, "content/positions.json")
                .path("items")
                .get(0)
                .path("consumed")
                .asLong();
    }

    @Test
    void aPackOfOneVirtualAccountHoldsNothingOfAnother() throws Exception {
        String account = "pack-scope.example.com";
        estate(account);
        byte[] zip = pack(account, "{\"scope\":{\"virtualAccount\":\"lab\"},\"rawReports\":false}");
        assertThat(read(zip, "content/positions.json").path("items")).hasSize(1);
        assertThat(read(zip, "content/cases.json").path("items")).isEmpty();
        assertThat(entries(zip).get("content/reports.ndjson")).isEmpty();
        byte[] campus = pack(account, "{\"scope\":{\"virtualAccount\":\"campus\"},\"rawReports\":false}");
        assertThat(new String(entries(campus).get("content/reports.ndjson"), StandardCharsets.UTF_8))
                .contains("FOC1")
                .doesNotContain("FOC9")
                .doesNotContain("payload");
    }

    @Test
    void aFileExpiresAndCanBeMadeAgain() {
        String account = "pack-expired.example.com";
        estate(account);
        byte[] zip = pack(account, "{\"knownAt\":\"" + MARCH + "\"}");
        String id = given().get(PACKS, account)
                .then()
                .body("items[0].expiresAt", equalTo("2026-05-30T00:00:00Z"))
                .extract()
                .path("items[0].id");
        clock.set("2026-05-30T00:00:00Z");
        files.tidy();
        given().get(PACKS + "/{id}/file", account, id).then().statusCode(410).body("code", equalTo("EXPIRED"));
        given().get(PACKS + "/{id}/signature", account, id).then().statusCode(200);
        assertThat(pack(account, "{\"knownAt\":\"" + MARCH + "\"}")).isEqualTo(zip);
    }

    @Test
    void aPackWaitsForASourceThatDoesNotAnswer() {
        String account = "pack-waits.example.com";
        estate(account);
        String id = ask(account, "{\"knownAt\":\"" + MARCH + "\"}")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        given().get(PACKS + "/{id}", account, id)
                .then()
                .body("state", equalTo("BUILDING"))
                .body("sha256", nullValue());
        given().get(PACKS + "/{id}/file", account, id).then().statusCode(409).body("code", equalTo("PACK_NOT_READY"));
        given().delete(PACKS + "/{id}", account, id).then().statusCode(409);
    }

    @Test
    void whatCannotBeProvedIsRefused() {
        String account = "pack-bad.example.com";
        estate(account);
        ask(account, "{\"at\":\"2026-03-01T00:00:01Z\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/at"));
        ask(account, "{\"knownAt\":\"2027-01-01T00:00:00Z\",\"at\":\"2026-01-01T00:00:00Z\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/knownAt"));
        ask(account, "{\"scope\":{\"virtualAccount\":\"nowhere\"}}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/scope/virtualAccount"));
        ask(account, "{\"at\":7}").then().statusCode(400);
        given().get(PACKS + "/{id}", account, "none").then().statusCode(404);
        ask("pack-nobody.example.com", "{}").then().statusCode(404);
    }
}
