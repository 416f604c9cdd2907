package dev.ninety.usage.disclosure;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import dev.ninety.usage.disclosure.app.Disclosures;
import dev.ninety.usage.report.app.BatchCompanion;
import dev.ninety.usage.report.app.Ingestion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the vendor sees: by the mode in force at receipt, by what it was told, and how much of it is confirmed. */
@QuarkusTest
class DisclosureTest extends UsageServiceTest {

    private static final String SWITCH = "C9300-24P:FDO0001A001";

    @Inject
    Ledger ledger;

    @Inject
    Disclosures disclosures;

    @Inject
    Ingestion ingestion;

    @Test
    void whatADeviceReportsItselfIsAssumedToBeSeenAtOnce() {
        send(report(SWITCH, DNA, 1).row(0, 100, 4).json()).statusCode(200);

        assertThat(disclosed("campus", 50)).containsEntry("consumed", 4).containsEntry("assumed", 4);
        assertThat(disclosed("campus", 50)).containsEntry("confirmed", 0);
    }

    @Test
    void whatIsCarriedAsFilesIsNotSeenUntilItWasDelivered() {
        mode("virtual-accounts/campus", "DISCONNECTED", null).statusCode(201);
        send(report(SWITCH, DNA, 1).row(0, 100, 4).json()).statusCode(200);
        assertThat(consumed("campus", DNA, 50)).isEqualTo(4);
        assertThat(disclosed("campus", 50)).isEmpty();

        disclose(Basis.ASSUMED, onlyVersion());
        assertThat(disclosed("campus", 50)).containsEntry("consumed", 4).containsEntry("assumed", 4);
        disclose(Basis.CONFIRMED, onlyVersion());
        assertThat(disclosed("campus", 50))
                .containsEntry("consumed", 4)
                .containsEntry("confirmed", 4)
                .containsEntry("assumed", 0);
    }

    @Test
    void anEarlierStateShowsTheVendorNoMoreThanItSays() throws IOException {
        mode("virtual-accounts/campus", "ON_PREM", null).statusCode(201);
        send(report(SWITCH, DNA, 1).row(0, 100, 4).row(100, 200, 9).json()).statusCode(200);

        Set<Long> said = bring(report(SWITCH, DNA, 1).row(0, 60, 4));
        disclose(Basis.CONFIRMED, said);

        assertThat(consumed("campus", DNA, 150)).isEqualTo(9);
        assertThat(disclosed("campus", 150)).containsEntry("consumed", 4);
        assertThat(list("/rum-reports?status=DUPLICATE")).hasSize(1);
        assertThat(bring(report(SWITCH, DNA, 1).row(0, 60, 4))).isEqualTo(said);
    }

    @Test
    void anotherModeLaterOrBackDatedAltersNothingThatWasReceived() {
        send(report(SWITCH, DNA, 1).row(0, 100, 4).json()).statusCode(200);
        mode("product-instances/" + segment(SWITCH), "DISCONNECTED", moment(-1000))
                .statusCode(201);
        send(report(SWITCH, DNA, 2).row(100, 200, 9).json()).statusCode(200);
        assertThat(disclosed("campus", 50)).containsEntry("consumed", 4);
        assertThat(disclosed("campus", 150)).containsEntry("consumed", 4);

        mode("product-instances/" + segment(SWITCH), "CONNECTED", null).statusCode(201);
        send(report(SWITCH, DNA, 3).row(200, 300, 2).json()).statusCode(200);
        assertThat(disclosed("campus", 150)).containsEntry("consumed", 4);
        assertThat(disclosed("campus", 250)).containsEntry("consumed", 2);
    }

    @Test
    void anOwnCorrectionIsSeenOnlyWhenTheVendorWasTold() {
        send(report(SWITCH, DNA, 1).row(0, 100, 4).json()).statusCode(200);
        post(SWITCH, "decommission", Map.of("effectiveAt", moment(40))).statusCode(201);
        assertThat(consumed("campus", DNA, 50)).isZero();
        assertThat(disclosed("campus", 50)).containsEntry("consumed", 4);
        assertThat(disclosed("campus", 39)).containsEntry("consumed", 4);

        Map<String, String> told = Map.of("effectiveAt", moment(40), "disclosedAt", "2026-05-31T00:00:00Z");
        post(SWITCH, "decommission", told).statusCode(201);
        post(SWITCH, "decommission", told).statusCode(200);
        assertThat(disclosed("campus", 39)).containsEntry("consumed", 4);
        assertThat(disclosed("campus", 50)).containsEntry("consumed", 0);
        post(
                        SWITCH,
                        "releases",
                        Map.of("entitlementTag", DNA, "effectiveAt", moment(40), "disclosedAt", "2026-06-02T00:00:00Z"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/disclosedAt"));
    }

    @Test
    void theViewIsAskedForByName() {
        given().get(url("/consumption?view=BOTH")).then().statusCode(400).body("errors[0].parameter", equalTo("view"));
        mode("virtual-accounts/nowhere", "ON_PREM", null).statusCode(404);
        mode("product-instances/" + segment("C9300-24P:NONE"), "ON_PREM", null).statusCode(404);
        mode("virtual-accounts/campus", "BY_PIGEON", null).statusCode(422).body("errors[0].pointer", equalTo("/mode"));
    }

    @Test
    void theModeInForceIsShownWithWhatItRestsOn() {
        send(report(SWITCH, DNA, 1).row(0, 100, 4).json()).statusCode(200);
        String own = "/product-instances/" + segment(SWITCH) + "/delivery-mode";
        get(own).body("mode", equalTo("CONNECTED")).body("source", equalTo("DEFAULT"));
        mode("virtual-accounts/campus", "ON_PREM", moment(1000)).statusCode(201);
        mode("virtual-accounts/campus", "ON_PREM", moment(1000)).statusCode(200);
        get(own).body("mode", equalTo("ON_PREM")).body("source", equalTo("VIRTUAL_ACCOUNT"));
        get(own + "?at=" + moment(999)).body("mode", equalTo("CONNECTED"));
        mode("product-instances/" + segment(SWITCH), "DISCONNECTED", moment(2000))
                .statusCode(201);
        get(own).body("mode", equalTo("DISCONNECTED")).body("versions[0].effectiveFrom", equalTo(moment(2000)));
        get(own + "?at=" + moment(1500)).body("mode", equalTo("ON_PREM"));
    }

    private ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).get(url(path)).then().statusCode(200);
    }

    private ValidatableResponse mode(String of, String mode, String effectiveFrom) {
        Map<String, String> body =
                effectiveFrom == null ? Map.of("mode", mode) : Map.of("mode", mode, "effectiveFrom", effectiveFrom);
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .put(url("/" + of + "/delivery-mode"))
                .then();
    }

    private Map<String, Object> disclosed(String virtualAccount, long second) {
        return list("/consumption?view=DISCLOSED&at=" + moment(second)).stream()
                .filter(item -> item.get("virtualAccount").equals(virtualAccount)
                        && item.get("entitlementTag").equals(DNA))
                .findFirst()
                .orElse(Map.of());
    }

    private Set<Long> onlyVersion() {
        List<Map<String, Object>> reports = list("/rum-reports");
        assertThat(reports).hasSize(1);
        return Set.of(((Number) reports.getFirst().get("id")).longValue());
    }

    private void disclose(Basis basis, Set<Long> versions) {
        QuarkusTransaction.requiringNew()
                .run(() -> disclosures.disclose(
                        ledger.open(account),
                        account,
                        versions,
                        Instant.parse("2026-05-31T00:00:00Z"),
                        basis,
                        basis == Basis.CONFIRMED ? "ACK" : "EXPORT",
                        "one"));
    }

    /** Brings a body as an aggregator's synchronisation does, and answers the versions that it said. */
    private Set<Long> bring(Reports... reports) throws IOException {
        Set<Long> said = new LinkedHashSet<>();
        BatchCompanion companion = (open, news) -> said.addAll(news.versions());
        ingestion.ingest(
                account,
                new Ingestion.Options(null, true, companion, 0),
                new ByteArrayInputStream(Reports.ndjson(reports).getBytes(StandardCharsets.UTF_8)),
                acknowledgement -> {});
        return said;
    }
}
