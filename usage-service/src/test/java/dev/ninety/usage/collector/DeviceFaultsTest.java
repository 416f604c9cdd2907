package dev.ninety.usage.collector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.ninety.usage.DeviceStub.answers;
import static dev.ninety.usage.DeviceStub.json;
import static dev.ninety.usage.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ninety.usage.DeviceStub;
import dev.ninety.usage.SmallLimits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that do not answer as they should: each failure has its name, and nothing is taken for what it is not. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class DeviceFaultsTest extends CollectorTests {

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aPasswordThatIsNotAccepted(int status) {
        answered(aResponse().withStatus(status)).body("outcome", equalTo("UNAUTHORISED"));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 418, 500, 503})
    void aStatusThatIsNoSuccess(int status) {
        answered(aResponse().withStatus(status).withBody("secret inside"))
                .body("outcome", equalTo("BAD_ANSWER"))
                .body("detail", equalTo("It answers with status " + status + "."));
    }

    @Test
    void aRedirectIsNotFollowed() {
        answered(aResponse().withStatus(302).withHeader("Location", DeviceStub.plainUrl() + "/elsewhere"))
                .body("outcome", equalTo("BAD_ANSWER"))
                .body("detail", containsString("302"));
        DeviceStub.server().verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>log in</html>",
                "",
                "null",
                "\"text\"",
                "{\"other\":[]",
                "{\"x\":1}",
                "[1,2]",
                "{\"usage\":[{\"payload\":5}]}",
                "{\"usage\":[{\"payload\":{}},"
            })
    void whatIsNotReports(String body) {
        answered(json(body)).body("outcome", equalTo("BAD_ANSWER")).body("accepted", equalTo(0));
        assertThat(list("/quarantine")).isEmpty();
        assertThat(list("/rum-reports")).isEmpty();
    }

    @Test
    void anArchiveIsNotWhatADeviceAnswersWith() {
        answered(aResponse().withBody(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0}))
                .body("outcome", equalTo("BAD_ANSWER"))
                .body("detail", equalTo("The answer is not JSON."));
    }

    @Test
    void deepJson() {
        answered(json("{\"usage\":[{\"payload\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}]}"))
                .body("outcome", equalTo("BAD_ANSWER"));
    }

    @Test
    void anAnswerThatIsCutIsAskedForAgainWhole() {
        String whole = "{\"usage\":[" + report(SWITCH, DNA, 1).row(0, 10, 3).json() + ","
                + report(SWITCH, DNA, 2).row(10, 20, 4).json() + "]}";
        for (int cut : new int[] {1, 20, whole.length() / 2, whole.length() - 2, whole.length() - 1}) {
            answered(json(whole.substring(0, cut)))
                    .body("outcome", equalTo("BAD_ANSWER"))
                    .body("detail", containsString("ends before"));
        }
        assertThat(list("/quarantine")).isEmpty();
        get("sw1").body("lastSuccessAt", nullValue());
        answered(json(whole)).body("outcome", equalTo("OK")).body("asked", equalTo("all-reports"));
        assertThat(consumed("campus", DNA, 15)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE"
            })
    void aConnectionThatBreaks(Fault fault) {
        answered(json("{\"usage\":[" + report(SWITCH, DNA, 1).row(0, 10, 3).json() + ",")
                        .withFault(fault))
                .body("outcome", equalTo("UNREACHABLE"));
        assertThat(list("/quarantine")).isEmpty();
    }

    @Test
    void aDeviceThatDoesNotBeginToAnswer() {
        answered(usage().withFixedDelay(3_000))
                .body("outcome", equalTo("UNREACHABLE"))
                .body("detail", equalTo("It does not answer in time."));
    }

    @Test
    void aDeviceThatAnswersDropByDrop() {
        answered(usage(report(SWITCH, DNA, 1).row(0, 10, 3)).withChunkedDribbleDelay(100, 60_000))
                .body("outcome", equalTo("UNREACHABLE"));
    }

    @Test
    void anAnswerThatIsTooLarge() {
        String much = "{\"usage\":[" + " ".repeat(SmallLimits.ANSWER) + "]}";
        answered(json(much)).body("outcome", equalTo("TOO_LARGE"));
        answered(json(much).withHeader("Transfer-Encoding", "chunked").withChunkedDribbleDelay(4, 10))
                .body("outcome", equalTo("TOO_LARGE"));
    }

    @Test
    void aReportThatCannotBeReadCostsItselfOnly() {
        answered(json("{\"usage\":[{\"payload\":5},"
                        + report(SWITCH, DNA, 1).row(0, 10, 3).json() + "]}"))
                .body("outcome", equalTo("OK"))
                .body("accepted", equalTo(1))
                .body("quarantined", equalTo(1));
    }

    @Test
    void aCertificateThatNobodyVouchesFor() {
        put("sw1", with(target(), "url", DeviceStub.selfSignedUrl()));
        collect("sw1").body("outcome", equalTo("TLS"));
    }

    @Test
    void aCertificateOfSomebodyElse() {
        answers("all-reports", usage());
        put("sw1", with(target(), "url", DeviceStub.url().replace("localhost", "127.0.0.1")));
        collect("sw1").body("outcome", equalTo("TLS"));
        assertThat(DeviceStub.server().findAll(getRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void noConnectionAndNoHost() {
        put("sw1", with(target(), "url", "https://localhost:1"));
        collect("sw1").body("outcome", equalTo("UNREACHABLE"));
        put("sw2", with(target(), "url", "https://nowhere.invalid"));
        collect("sw2").body("outcome", equalTo("UNREACHABLE")).body("detail", containsString("Nobody knows"));
    }

    @Test
    void aSecretThatIsMissingOrAnotherAccounts() throws IOException {
        DeviceStub.secret("other.example.com", "theirs", "admin", "password");
        Files.writeString(DeviceStub.secrets(account).resolve("half.username"), "admin");
        Path empty = DeviceStub.secrets(account).resolve("empty");
        Files.createDirectories(empty);
        Files.writeString(empty.resolve("username"), "admin");
        Files.writeString(empty.resolve("password"), "\n");
        answers("all-reports", usage());
        for (String name : new String[] {"theirs", "half", "empty", "missing"}) {
            put("sw1", with(target(), "secretRef", name)).statusCode(not(equalTo(422)));
            collect("sw1").body("outcome", equalTo("UNAUTHORISED")).body("asked", nullValue());
        }
        assertThat(DeviceStub.server().findAll(getRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void aSecretMayBeAFolder() throws IOException {
        Path folder = Files.createDirectories(DeviceStub.secrets(account).resolve("folder"));
        Files.writeString(folder.resolve("username"), "admin");
        Files.writeString(folder.resolve("password"), "password");
        answers("all-reports", usage());
        put("sw1", with(target(), "secretRef", "folder"));
        collect("sw1").body("outcome", equalTo("OK"));
    }

    private ValidatableResponse answered(ResponseDefinitionBuilder answer) {
        answers("all-reports", answer);
        put("sw1", target());
        return collect("sw1");
    }
}
