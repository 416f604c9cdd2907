package dev.ninety.compliance.renewal;

import static dev.ninety.compliance.renewal.Campus.REVIEW;
import static dev.ninety.compliance.renewal.Campus.XLSX;
import static dev.ninety.compliance.renewal.Campus.account;
import static dev.ninety.compliance.renewal.Campus.agree;
import static dev.ninety.compliance.renewal.Campus.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The renewal review as a page to print and as a workbook. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class ReviewFormsDoorTest {

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-06-01T00:00:00Z");
    }

    @Test
    void aPageToPrintHoldsTheSameFiguresAndNothingThatRuns() {
        String name = "renewal-page.example.com";
        account(peers, name);
        agree(name);

        String page = given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .queryParam("agreement", "ea")
                .get(REVIEW, name)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();

        assertThat(page)
                .doesNotContain("<script", " style=", "<style", "<b>", "Main <Campus>")
                .contains("Agreement &lt;b&gt;&amp; more&lt;/b&gt;", "Main &lt;Campus&gt; (campus)")
                .contains("<td class=\"figure\">3,150.00</td>");
        Matcher style =
                Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"").matcher(page);
        assertThat(style.find()).isTrue();
        String css = given().get(URI.create("/v1/smart-accounts/" + name + "/renewal-review")
                        .resolve(style.group(1))
                        .toString())
                .then()
                .statusCode(200)
                .contentType(containsString("text/css"))
                .extract()
                .asString();
        assertThat(css).contains("size: A4");
        get(name, "agreement", "ea", "format", "html").contentType("text/html;charset=UTF-8");
    }

    @Test
    void aWorkbookHasASheetForEachTableOfThePage() throws Exception {
        String name = "renewal-sheets.example.com";
        account(peers, name);
        agree(name);
        String page = get(name, "agreement", "ea", "format", "html").extract().asString();

        byte[] file = given().accept(XLSX)
                .queryParam("agreement", "ea")
                .get(REVIEW, name)
                .then()
                .statusCode(200)
                .contentType(XLSX)
                .header("Content-Disposition", containsString("renewal-review-" + name + "-2027-03-01.xlsx"))
                .extract()
                .asByteArray();

        Map<String, List<List<String>>> sheets = Workbooks.read(file);
        List<String> titles = Pattern.compile("<h2>([^<]+)</h2>")
                .matcher(page)
                .results()
                .map(title -> title.group(1))
                .toList();
        assertThat(sheets.keySet()).containsExactlyElementsOf(titles);
        assertThat(titles)
                .containsExactly(
                        "Summary",
                        "Use",
                        "Missing and idle",
                        "What the vendor sees",
                        "By Virtual Account",
                        "Shortages so far",
                        "Commitments",
                        "True Forward",
                        "Ends of terms",
                        "Open cases",
                        "Disputes",
                        "Lower tiers",
                        "Reports",
                        "Counted by the vendor only",
                        "Evidence");
        List<String> commitment = sheets.get("Commitments").getLast();
        assertThat(commitment).startsWith("Switching", "40", "10", "12", "20", "20", "30", "28", "3150.00");
        assertThat(sheets.get("Ends of terms").getLast())
                .as("2027-01-01 is day 46388 of a spreadsheet")
                .contains("46388.0", "10", "before", "250.00", "order-1");
        assertThat(sheets.get("Evidence"))
                .anySatisfy(row -> assertThat(row).contains("Main <Campus> (campus)", "usage", "12", "1, 2, 3, 4"));
    }
}
