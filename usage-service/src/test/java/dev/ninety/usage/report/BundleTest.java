package dev.ninety.usage.report;

import static dev.ninety.usage.Reports.report;
import static dev.ninety.usage.report.format.Tar.tar;
import static dev.ninety.usage.report.format.Tar.vendorBundle;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** The offline bundle at the door for RUM reports. */
@QuarkusTest
class BundleTest extends UsageServiceTest {

    private static final String ONE = "C9300-24P:BU1";
    private static final String TWO = "ISR4331/K9:BU2";

    private ValidatableResponse bring(byte[] bundle) {
        return given().contentType("application/gzip")
                .body(bundle)
                .post(url("/rum-reports"))
                .then();
    }

    @Test
    void aBundleCountsOnceHoweverOftenItIsBrought() {
        byte[] bundle = vendorBundle(
                Reports.xml(
                        report(ONE, DNA, 1).row(0, 10, 2),
                        report(ONE, NETWORK, 2).row(0, 10, 3)),
                report(TWO, DNA, 1).row(0, 10, 4).json());

        bring(bundle)
                .statusCode(200)
                .body("received", equalTo(3))
                .body("accepted", equalTo(3))
                .body("problems.index", containsInAnyOrder(0, 2));
        int posted = ledger().size();
        bring(bundle).statusCode(200).body("duplicate", equalTo(3)).body("accepted", equalTo(0));

        assertThat(ledger()).hasSize(posted);
        assertThat(consumed("campus", DNA, 5)).isEqualTo(6);
        assertThat(consumed("campus", NETWORK, 5)).isEqualTo(3);
    }

    @Test
    void aHostileEntryIsQuarantinedUnderItsOwnReasonAndCanBeReplayed() {
        byte[] bundle = tar().file(
                        "dev_1.txt", report(ONE, DNA, 1).row(0, 10, 2).json())
                .file("../../dev_2.txt", report(TWO, DNA, 1).row(0, 10, 4).json())
                .packed();

        bring(bundle)
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("quarantined", equalTo(1))
                .body("problems[1].reason", startsWith("ARCHIVE_NAME: ../../dev_2.txt"));
        bring(bundle).body("duplicate", equalTo(1));

        assertThat(list("/quarantine")).singleElement().satisfies(item -> {
            assertThat(String.valueOf(item.get("reason"))).startsWith("ARCHIVE_NAME");
            given().post(url("/quarantine/" + item.get("id") + "/replay"))
                    .then()
                    .statusCode(200)
                    .body("accepted", equalTo(1));
        });
        assertThat(list("/quarantine")).isEmpty();
        assertThat(consumed("campus", DNA, 5)).isEqualTo(6);
    }

    @Test
    void aBundleInWhichNothingCanBeReadLeavesNothing() {
        bring(tar().file("manifest.mf", "Manifest-Version: 1.0\n").packed())
                .statusCode(422)
                .body("code", equalTo("NO_READABLE_REPORT"));
        bring(tar().file("/abs.txt", report(ONE, DNA, 1).row(0, 10, 2).json()).packed())
                .statusCode(422);
        bring(tar().file("dev_1.txt", "{\"payload\":").packed()).statusCode(400);

        assertThat(list("/quarantine")).isEmpty();
        assertThat(list("/product-instances")).isEmpty();
    }

    @Test
    void aBundleOverALimitLeavesNothing() {
        byte[] bomb = tar().file("dev_1.txt", report(ONE, DNA, 1).row(0, 10, 2).json())
                .file("va.tar.gz", tar().file("zeros", new byte[40 << 20]).packed())
                .packed();

        bring(bomb).statusCode(413).body("code", equalTo("TOO_LARGE"));

        assertThat(list("/product-instances")).isEmpty();
        assertThat(list("/rum-reports")).isEmpty();
    }
}
