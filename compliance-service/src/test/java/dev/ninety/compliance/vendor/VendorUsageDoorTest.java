package dev.ninety.compliance.vendor;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
import static dev.ninety.compliance.testing.Api.positions;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vendor counts, beside what is reported: taken over, held until the next count, and judged. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class VendorUsageDoorTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String FIREWALL = "regid.2026-01.com.example.firewall,1.0_f";
    private static final String PATH = "/v1/smart-accounts/{sa}/imports/vendor-usage";

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

    private StubAccount account(String name) {
        return peers.account(name)
                .virtualAccount("campus", "Main Campus")
                .virtualAccount("lab", "Lab")
                .shipped(TAG, null, null, 90, "NOTIFY_ONLY")
                .named("DNA Advantage", TAG)
                .owns("campus", TAG, "2026-01-01T00:00:00Z", 10)
                .uses("campus", TAG, "2026-01-01T00:00:00Z", 4);
    }

    private static JsonPath post(String account, String body, Object... query) {
        return postAs("application/json", account, body, query);
    }

    private static JsonPath postAs(String type, String account, String body, Object... query) {
        var request = given().contentType(type).body(body);
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam((String) query[i], query[i + 1]);
        }
        return request.post(PATH, account).then().statusCode(200).extract().jsonPath();
    }

    private static String count(String virtualAccount, String tag, long inUse) {
        return "{\"virtualAccount\":\"%s\",\"entitlementTag\":\"%s\",\"inUse\":%d}"
                .formatted(virtualAccount, tag, inUse);
    }

    private static String items(String takenAt, String... items) {
        return "{\"takenAt\":\"%s\",\"items\":[%s]}".formatted(takenAt, String.join(",", items));
    }

    @Test
    void unseenUseIsHeldFromItsCountToTheNext() {
        String name = "unseen.example.com";
        StubAccount account = account(name);
        account.uses("campus", TAG, "2026-02-15T00:00:00Z", 2);
        evaluate(name);
        // On the first of February we see 4 and the vendor sees 12: 8 are unseen, and 6 are left.
        JsonPath report = post(name, items("2026-02-01", count("campus", TAG, 12)));
        assertThat(report.getInt("accepted")).isEqualTo(1);
        assertThat(report.getBoolean("preview")).isFalse();
        assertThat(report.getString("lines[0].takenAt")).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(position(name, "campus", TAG, Map.of("at", "2026-01-31T23:59:59Z")))
                .containsEntry("state", "IN_COMPLIANCE")
                .containsEntry("vendorInUse", null)
                .containsEntry("vendorTakenAt", null)
                .containsEntry("unseen", null);
        assertThat(position(name, "campus", TAG, Map.of("at", "2026-02-01T00:00:00Z")))
                .containsEntry("adjustedBalance", 6)
                .containsEntry("vendorInUse", 12)
                .containsEntry("vendorTakenAt", "2026-02-01T00:00:00Z")
                .containsEntry("unseen", 8)
                .containsEntry("state", "INDETERMINATE")
                .containsEntry("reason", "UNSEEN_USAGE");
        assertThat(position(name, "campus", TAG))
                .as("the excess is that of the count's date, whatever is consumed since")
                .containsEntry("adjustedBalance", 4)
                .containsEntry("unseen", 8)
                .containsEntry("reason", "UNSEEN_USAGE");
        post(name, items("2026-02-20", count("campus", TAG, 7)));
        assertThat(position(name, "campus", TAG))
                .containsEntry("vendorInUse", 7)
                .containsEntry("unseen", 1)
                .containsEntry("state", "IN_COMPLIANCE")
                .containsEntry("reason", null)
                .containsEntry("usageSource", "RUM");
        assertThat(cases(name)).as("cases follow the ledger alone").isEmpty();
    }

    @Test
    void aShortageThatIsKnownIsOneHoweverMuchMoreIsUnseen() {
        String name = "short-and-unseen.example.com";
        account(name).uses("lab", TAG, "2026-02-01T00:00:00Z", 1);
        evaluate(name);
        post(name, items("2026-02-10", count("lab", TAG, 50)));
        assertThat(position(name, "lab", TAG)).containsEntry("state", "GRACE").containsEntry("unseen", 49);
    }

    @Test
    void whatOnlyTheVendorCountsIsARowToo() {
        String name = "firewalls.example.com";
        account(name).owns("lab", FIREWALL, "2026-01-01T00:00:00Z", 3);
        evaluate(name);
        post(name, items("2026-02-01", count("lab", FIREWALL, 2), count("campus", FIREWALL, 5)));
        assertThat(position(name, "lab", FIREWALL))
                .containsEntry("usageSource", "VENDOR_ONLY")
                .containsEntry("consumed", 0)
                .containsEntry("unseen", 2)
                .containsEntry("state", "IN_COMPLIANCE");
        assertThat(position(name, "campus", FIREWALL))
                .containsEntry("owned", 0)
                .containsEntry("consumed", 0)
                .containsEntry("usageSource", "VENDOR_ONLY")
                .containsEntry("state", "INDETERMINATE")
                .containsEntry("reason", "UNSEEN_USAGE");
        assertThat(positions(name, Map.of("virtualAccount", "campus"))).hasSize(2);
        Map<String, Object> group = positions(name, Map.of("groupBy", "licenceFamily")).stream()
                .filter(item -> item.get("entitlementTag").equals(FIREWALL))
                .findFirst()
                .orElseThrow();
        assertThat(group)
                .containsEntry("vendorInUse", 7)
                .containsEntry("unseen", 7)
                .containsEntry("state", "INDETERMINATE")
                .containsEntry("virtualAccounts", 2);
        assertThat(position(name, "campus", FIREWALL, Map.of("at", "2026-01-31T00:00:00Z")))
                .isNull();
    }

    @Test
    void theCatalogueGoesBeforeWhatWasSeenSoFar() {
        String name = "said.example.com";
        peers.account(name)
                .virtualAccount("lab", "Lab")
                .usageSource(FIREWALL, "RUM")
                .shipped(FIREWALL, null, null, 90, "NOTIFY_ONLY");
        post(name, items("2026-02-01", count("lab", FIREWALL, 0)));
        assertThat(position(name, "lab", FIREWALL)).containsEntry("usageSource", "RUM");
    }

    @Test
    void thePortalsOwnFormIsTakenWithItsNames() {
        String name = "portal.example.com";
        account(name);
        String body = """
                {"licenses":[
                  {"license":"DNA Advantage","virtualAccount":"Main Campus","quantity":200,"inUse":3,"available":197,
                   "status":"In Compliance","licenseDetails":[]},
                  {"license":"dna  advantage","virtualAccount":"campus","inUse":4},
                  {"license":"DNA Advantage","virtualAccount":"Lab"},
                  {"license":"Unheard Of","virtualAccount":"Lab","inUse":2},
                  {"license":"DNA Advantage","virtualAccount":"Lab","inUse":"many"}]}
                """;
        JsonPath report = post(name, body, "takenAt", "2026-02-01");
        assertThat(report.getList("lines.status"))
                .containsExactly("ACCEPTED", "ACCEPTED", "SKIPPED", "UNRESOLVED", "REFUSED");
        assertThat(report.getList("lines.reason"))
                .containsExactly(null, null, "NO_IN_USE", "UNKNOWN_LICENCE", "UNREADABLE");
        assertThat(report.getList("lines.pointer").get(3)).isEqualTo("/licenses/3");
        assertThat(report.getInt("received")).isEqualTo(5);
        assertThat(report.getInt("accepted")).isEqualTo(2);
        assertThat(report.getInt("skipped")).isEqualTo(1);
        assertThat(report.getInt("unresolved")).isEqualTo(1);
        assertThat(report.getInt("refused")).isEqualTo(1);
        assertThat((Object) report.get("columns")).isNull();
        assertThat(position(name, "campus", TAG)).as("lines of one file add up").containsEntry("vendorInUse", 7);
    }

    @Test
    void theSameFileAgainSaysNothingNewAndALaterFileStands() {
        String name = "again.example.com";
        account(name);
        String first = items("2026-02-01", count("campus", TAG, 5));
        String second = items("2026-02-01T00:00:00Z", count("campus", TAG, 6));
        post(name, first);
        clock.set("2026-03-02T00:00:00Z");
        assertThat(post(name, second).getInt("accepted")).isEqualTo(1);
        clock.set("2026-03-03T00:00:00Z");
        assertThat(post(name, first).getInt("unchanged")).isEqualTo(1);
        assertThat(post(name, second).getInt("unchanged")).isEqualTo(1);
        assertThat(position(name, "campus", TAG)).containsEntry("vendorInUse", 6);
        assertThat(position(name, "campus", TAG, Map.of("knownAt", "2026-03-01T12:00:00Z")))
                .containsEntry("vendorInUse", 5);
        assertThat(position(name, "campus", TAG, Map.of("knownAt", "2026-02-28T00:00:00Z")))
                .as("nothing of it was known then")
                .isNull();
    }

    @Test
    void aFileWithoutADateWasCountedWhenItFirstCame() {
        String name = "undated.example.com";
        account(name);
        String body = "[" + count("campus", TAG, 5) + "]";
        assertThat(post(name, body).getString("lines[0].takenAt")).isEqualTo("2026-03-01T00:00:00Z");
        clock.set("2026-03-05T00:00:00Z");
        JsonPath again = post(name, body);
        assertThat(again.getString("lines[0].takenAt")).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(again.getInt("unchanged")).isEqualTo(1);
        assertThat(post(name, body, "takenAt", "2026-03-04").getInt("accepted"))
                .as("its sender may say otherwise")
                .isEqualTo(1);
    }

    @Test
    void whatWaitsForANameIsTakenOnceTheNameIsKnown() {
        String name = "waiting.example.com";
        StubAccount account = account(name);
        String body = """
                [{"license":"DNA Advantage","virtualAccount":"campus","inUse":3},
                 {"license":"Old Name","virtualAccount":"campus","inUse":2},
                 {"license":"DNA Advantage","virtualAccount":"Depot","inUse":9}]
                """;
        JsonPath report = post(name, body, "takenAt", "2026-02-01");
        assertThat(report.getInt("unresolved")).isEqualTo(2);
        post(name, body, "takenAt", "2026-02-01");
        assertThat(position(name, "campus", TAG)).containsEntry("vendorInUse", 3);
        clock.set("2026-03-02T00:00:00Z");
        account.named("Old Name", TAG).virtualAccount("depot", "Depot");
        evaluate(name);
        assertThat(position(name, "campus", TAG)).containsEntry("vendorInUse", 5);
        assertThat(position(name, "depot", TAG)).containsEntry("vendorInUse", 9);
        assertThat(position(name, "campus", TAG, Map.of("knownAt", "2026-03-01T12:00:00Z")))
                .containsEntry("vendorInUse", 3);
        String sha = report.getString("sha256");
        given().get("/v1/smart-accounts/{sa}/imports/vendor-usage/{sha}", name, sha)
                .then()
                .statusCode(200)
                .body("items.status", contains("ACCEPTED", "ACCEPTED", "ACCEPTED"))
                .body("items[1].resource", equalTo("campus/" + TAG))
                .body("items[1].reason", nullValue());
        assertThat(post(name, body, "takenAt", "2026-02-01").getInt("unchanged"))
                .isEqualTo(3);
        assertThat(position(name, "campus", TAG)).containsEntry("vendorInUse", 5);
    }

    @Test
    void aLineThatWaitedStandsWhereItsFileStands() {
        String name = "waiting-order.example.com";
        StubAccount account = account(name);
        post(name, "[{\"license\":\"Old Name\",\"virtualAccount\":\"lab\",\"inUse\":2}]", "takenAt", "2026-02-01");
        post(name, items("2026-02-01", count("lab", TAG, 8)));
        account.named("Old Name", TAG);
        evaluate(name);
        assertThat(position(name, "lab", TAG))
                .as("the later file goes before it, however late the name became known")
                .containsEntry("vendorInUse", 8);
    }

    @Test
    void namesAreReadWhenAFileComes() {
        String name = "fresh-names.example.com";
        StubAccount account = account(name);
        evaluate(name);
        account.named("Brand New", TAG);
        assertThat(post(name, "[{\"license\":\"Brand New\",\"virtualAccount\":\"lab\",\"inUse\":2}]")
                        .getInt("accepted"))
                .isEqualTo(1);
    }

    @Test
    void aTableIsTakenWithWhateverItsColumnsAreCalled() {
        String name = "table.example.com";
        account(name);
        String csv = """
                Licence Name;Virtual Account;Benutzt;Date
                DNA Advantage;Main Campus;5;2026-02-01
                DNA Advantage;Lab;;2026-02-01
                DNA Advantage;Lab;few;2026-02-01
                DNA Advantage;Lab
                """;
        JsonPath report = postAs("text/csv; charset=utf-8", name, csv, "column", "inUse:benutzt");
        assertThat(report.getList("lines.status")).containsExactly("ACCEPTED", "SKIPPED", "REFUSED", "REFUSED");
        assertThat(report.getList("lines.pointer")).containsExactly("/lines/2", "/lines/3", "/lines/4", "/lines/5");
        assertThat(report.getList("columns.field")).containsExactly("license", "virtualAccount", "inUse", "takenAt");
        assertThat(position(name, "campus", TAG)).containsEntry("vendorInUse", 5);
        assertThat(postAs("text/csv", name, "tag,in use\n\"" + TAG + "\",3\n", "virtualAccount", "lab")
                        .getInt("accepted"))
                .isEqualTo(1);
        assertThat(position(name, "lab", TAG)).containsEntry("vendorInUse", 3);
    }

    @Test
    void aPreviewTellsTheSameAndWritesNothing() {
        String name = "preview.example.com";
        account(name);
        evaluate(name);
        String body = items("2026-02-01", count("campus", TAG, 5), count("nowhere", TAG, 5));
        JsonPath preview = post(name, body, "preview", "true");
        assertThat(preview.getBoolean("preview")).isTrue();
        for (String table : List.of("vendor_usage", "vendor_file", "vendor_usage_waiting", "import_file")) {
            assertThat(sql.first(
                                    "SELECT count(*) AS n FROM " + table + " WHERE smart_account = ?",
                                    row -> row.number("n"),
                                    name)
                            .orElseThrow())
                    .as(table)
                    .isZero();
        }
        JsonPath done = post(name, body);
        assertThat((Object) done.get("lines")).isEqualTo(preview.get("lines"));
        assertThat(post(name, body, "preview", "true").getList("lines.status"))
                .containsExactly("UNCHANGED", "UNRESOLVED");
        given().get("/v1/smart-accounts/{sa}/imports", name)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("vendor-usage"))
                .body("items[0].lines.ACCEPTED", equalTo(1))
                .body("items[0].lines.UNRESOLVED", equalTo(1));
    }

    @Test
    void oneAccountsCountsAreNotAnothers() {
        account("mine-counts.example.com");
        account("theirs-counts.example.com");
        evaluate("theirs-counts.example.com");
        post("mine-counts.example.com", items("2026-02-01", count("campus", TAG, 50)));
        assertThat(position("theirs-counts.example.com", "campus", TAG)).containsEntry("vendorInUse", null);
    }
}
