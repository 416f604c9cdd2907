package dev.ninety.usage.collector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.ninety.usage.DeviceStub.answers;
import static dev.ninety.usage.DeviceStub.json;
import static dev.ninety.usage.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ninety.usage.DeviceStub;
import dev.ninety.usage.SmallLimits;
import dev.ninety.usage.report.Counts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices are asked, and what they answer is taken in. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class CollectorTest extends CollectorTests {

    @Test
    void aNewDeviceIsAskedForEverythingAndThenForTheDaysSince() {
        answers("all-reports", usage(report(SWITCH, DNA, 1).row(0, 10, 3)));
        put("sw1", target());
        collector.collectDue();
        get("sw1")
                .body("lastResult.outcome", equalTo("OK"))
                .body("lastResult.asked", equalTo("all-reports"))
                .body("lastResult.received", equalTo(1))
                .body("lastResult.accepted", equalTo(1))
                .body("lastResult.failures", equalTo(0))
                .body("lastResult.nextAttemptAt", equalTo("2026-06-02T00:00:00Z"))
                .body("lastResult.detail", nullValue())
                .body("lastSuccessAt", equalTo("2026-06-01T00:00:00Z"));
        assertThat(consumed("campus", DNA, 5)).isEqualTo(3);

        clock.advance(Duration.ofHours(23));
        collector.collectDue();
        DeviceStub.server().verify(1, getRequestedFor(urlEqualTo("/smartlic-service/all-reports")));

        clock.advance(Duration.ofHours(50));
        answers(
                "days/4",
                usage(
                        report(SWITCH, DNA, 1).row(0, 10, 3),
                        report(SWITCH, DNA, 2).row(10, 20, 4)));
        collector.collectDue();
        get("sw1")
                .body("lastResult.asked", equalTo("days/4"))
                .body("lastResult.accepted", equalTo(1))
                .body("lastResult.duplicate", equalTo(1));
        assertThat(consumed("campus", DNA, 15)).isEqualTo(4);
    }

    @Test
    void theUserAndPasswordOfTheSecretAreSentAndShownNowhere() {
        DeviceStub.secret(account, "core", "reader", "s3cret: pässword");
        answers("all-reports", usage());
        put("sw1", with(target(), "secretRef", "core"));

        String answer = collect("sw1").body("outcome", equalTo("OK")).extract().asString();

        DeviceStub.server()
                .verify(getRequestedFor(urlEqualTo("/smartlic-service/all-reports"))
                        .withBasicAuth(new BasicCredentials("reader", "s3cret: pässword")));
        assertThat(answer + get("sw1").extract().asString()).doesNotContain("s3cret", "reader");
    }

    @Test
    void onlyWhereItIsWantedAreOpenReportsClosedFirst() {
        DeviceStub.server()
                .stubFor(WireMock.post(urlEqualTo("/smartlic-service/close-reports"))
                        .willReturn(aResponse()));
        answers("all-reports", usage());
        put("sw1", target());
        collect("sw1").body("outcome", equalTo("OK"));
        DeviceStub.server().verify(0, postRequestedFor(anyUrl()));

        put("sw2", with(target(), "closeReports", true));
        collect("sw2").body("outcome", equalTo("OK")).body("detail", nullValue());
        DeviceStub.server().verify(1, postRequestedFor(urlEqualTo("/smartlic-service/close-reports")));
    }

    @Test
    void reportsAreFetchedEvenWhereTheOpenOnesCannotBeClosed() {
        DeviceStub.server()
                .stubFor(WireMock.post(urlEqualTo("/smartlic-service/close-reports"))
                        .willReturn(aResponse().withStatus(500)));
        answers("all-reports", usage(report(SWITCH, DNA, 1).row(0, 10, 3)));
        put("sw1", with(target(), "closeReports", true));
        collect("sw1")
                .body("outcome", equalTo("OK"))
                .body("accepted", equalTo(1))
                .body("detail", containsString("not closed"));
    }

    @Test
    void whatTheVendorHasAcknowledgedIsConfirmed() {
        answers(
                "all-reports",
                usage(
                        report(SWITCH, DNA, 1).row(0, 10, 3),
                        report(SWITCH, NETWORK, 2).row(0, 10, 5)));
        answers("list", json("""
                {"usage_list":[{"report_id":"1","state":"ACK"},{"report_id":2,"state":"CLOSED"},{"report_id":9,"state":"ACK"}]}
                """));
        put("sw1", target());
        collect("sw1").body("outcome", equalTo("OK")).body("acknowledged", equalTo(1));
        assertThat(disclosed(DNA)).containsEntry("confirmed", 3).containsEntry("assumed", 0);
        assertThat(disclosed(NETWORK)).containsEntry("confirmed", 0).containsEntry("assumed", 5);

        answers("days/1", usage());
        collect("sw1").body("asked", equalTo("days/1")).body("acknowledged", equalTo(0));
    }

    @Test
    void idsThatSeveralInstancesHaveConfirmNothing() {
        answers(
                "all-reports",
                usage(
                        report(SWITCH, DNA, 1).row(0, 10, 3),
                        report("C9300-24P:B", DNA, 1).row(0, 10, 5)));
        answers("list", json("{\"usage_list\":[{\"report_id\":1,\"state\":\"ACK\"}]}"));
        put("sw1", target());
        collect("sw1").body("acknowledged", equalTo(0));
        assertThat(disclosed(DNA)).containsEntry("confirmed", 0);
    }

    @Test
    void aDeviceWithoutAListHasBeenReadAllTheSame() {
        answers("all-reports", usage(report(SWITCH, DNA, 1).row(0, 10, 3)));
        answers("list", aResponse().withStatus(404));
        put("sw1", target());
        collect("sw1")
                .body("outcome", equalTo("OK"))
                .body("accepted", equalTo(1))
                .body("detail", containsString("acknowledged is not known"));
    }

    @Test
    void instancesLandInTheTargetsVirtualAccount() {
        answers("all-reports", usage(report(SWITCH, DNA, 1).row(0, 10, 3)));
        put("sw1", with(target(), "virtualAccount", "lab"));
        collect("sw1");
        assertThat(consumed("lab", DNA, 5)).isEqualTo(3);
    }

    @Test
    void failuresInARowWaitLongerAndLonger() {
        answers("all-reports", aResponse().withStatus(503));
        put("sw1", target());
        long before = 0;
        for (int failures = 1; failures <= 4; failures++) {
            collector.collectDue();
            get("sw1")
                    .body("lastResult.outcome", equalTo("BAD_ANSWER"))
                    .body("lastResult.failures", equalTo(failures))
                    .body("lastSuccessAt", nullValue());
            long wait = Duration.between(clock.instant(), nextAttempt("sw1")).toSeconds();
            assertThat(wait)
                    .isBetween(150L << (failures - 1), 300L << (failures - 1))
                    .isGreaterThan(before);
            before = wait;
            clock.set(nextAttempt("sw1"));
        }
        answers("all-reports", usage());
        collector.collectDue();
        get("sw1").body("lastResult.outcome", equalTo("OK")).body("lastResult.failures", equalTo(0));
    }

    @Test
    void aTargetThatIsNotEnabledIsAskedOnlyOnDemand() {
        answers("all-reports", usage());
        put("sw1", with(target(), "enabled", false)).body("nextAttemptAt", nullValue());
        collector.collectDue();
        DeviceStub.server().verify(0, anyRequestedFor(anyUrl()));
        collect("sw1").body("outcome", equalTo("OK")).body("nextAttemptAt", nullValue());
    }

    @Test
    void aTargetAtAnotherAddressIsAnotherDevice() {
        answers("all-reports", usage());
        put("sw1", target());
        collect("sw1");
        put("sw1", with(target(), "url", DeviceStub.plainUrl())).body("lastSuccessAt", nullValue());
        collect("sw1").body("asked", equalTo("all-reports"));
    }

    @Test
    @Timeout(60)
    void aTargetIsAskedByOneAtATime() throws InterruptedException {
        answers("all-reports", usage().withFixedDelay(1_500));
        put("sw1", target());
        Thread other = Thread.ofVirtual().start(collector::collectDue);
        while (!claimed()) {
            Thread.onSpinWait();
        }
        collect("sw1", 409).body("code", equalTo("COLLECTING"));
        other.join();
        get("sw1").body("lastResult.outcome", equalTo("OK"));
    }

    @Test
    void aTargetWhoseProcessDiedIsTakenWhenTheLeaseHasRunOut() {
        answers("all-reports", usage());
        put("sw1", target());
        assertThat(claims.claimDue(clock.instant(), Duration.ofHours(1))).isPresent();
        collector.collectDue();
        get("sw1").body("lastResult", nullValue());

        letLeasesRunOut();
        collector.collectDue();
        get("sw1").body("lastResult.outcome", equalTo("OK"));
    }

    @Test
    void whatChangedWhileADeviceWasAskedIsDueAtOnce() {
        answers("all-reports", usage());
        put("sw1", target());
        var claim = claims.claim(account, "sw1", Duration.ofHours(1)).orElseThrow();
        put("sw1", with(target(), "everyHours", 1));
        claims.record(
                claim,
                new Result(clock.instant(), clock.instant(), Outcome.OK, "all-reports", Counts.NONE, 0, null),
                0,
                clock.instant().plus(Duration.ofDays(1)));
        get("sw1")
                .body("lastResult.outcome", equalTo("OK"))
                .body("nextAttemptAt", equalTo(clock.instant().toString()))
                .body("lastSuccessAt", nullValue());
    }

    private Map<String, Object> disclosed(String tag) {
        return list("/consumption?view=DISCLOSED").stream()
                .filter(item -> item.get("entitlementTag").equals(tag))
                .findFirst()
                .orElseThrow();
    }
}
