package dev.ninety.compliance.vendor;

import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
import static dev.ninety.compliance.vendor.Counts.TAG;
import static dev.ninety.compliance.vendor.Counts.account;
import static dev.ninety.compliance.vendor.Counts.count;
import static dev.ninety.compliance.vendor.Counts.items;
import static dev.ninety.compliance.vendor.Counts.post;
import static dev.ninety.compliance.vendor.Counts.postAs;
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

/** Files of what the vendor counts: every form of them, again, late, in part, and only to look. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class VendorUsageDoorTest {

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

    @Test
    void thePortalsOwnFormIsTakenWithItsNames() {
        String name = "portal.example.com";
        account(peers, name);
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
        account(peers, name);
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
        account(peers, name);
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
        StubAccount account = account(peers, name);
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
        StubAccount account = account(peers, name);
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
        StubAccount account = account(peers, name);
        evaluate(name);
        account.named("Brand New", TAG);
        assertThat(post(name, "[{\"license\":\"Brand New\",\"virtualAccount\":\"lab\",\"inUse\":2}]")
                        .getInt("accepted"))
                .isEqualTo(1);
    }

    @Test
    void aTableIsTakenWithWhateverItsColumnsAreCalled() {
        String name = "table.example.com";
        account(peers, name);
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
        account(peers, name);
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
        account(peers, "mine-counts.example.com");
        account(peers, "theirs-counts.example.com");
        evaluate("theirs-counts.example.com");
        post("mine-counts.example.com", items("2026-02-01", count("campus", TAG, 50)));
        assertThat(position("theirs-counts.example.com", "campus", TAG)).containsEntry("vendorInUse", null);
    }
}
