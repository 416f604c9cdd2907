package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Suite;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.RunningSuite;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The file that the documentation sends with curl does what the documentation says. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class ExampleFileTest {

    private static final Path FILE = Path.of(System.getProperty("ninety.root"), "docs/examples/rum-c9800.xml");
    private static final String NETWORK =
            "regid.2018-06.com.cisco.DNA_NWStack,1.0_e7244e71-3ad5-4608-8bf0-d12f67c80896";
    private static final String DNA = "regid.2017-08.com.cisco.AIR-DNA-A,1.0_b6308627-3ab0-4a11-a3d9-586911a0d790";

    private final Account account;

    ExampleFileTest(Suite suite) {
        account = Account.create(suite, "example-file.example.com", "hq");
    }

    @Test
    void itIsAcceptedAndItsShortageStartsWithTheNinthAccessPoint() throws FileNotFoundException {
        // Given
        account.grant("ent-ap", "hq", NETWORK, 12, Instant.parse("2026-01-01T00:00:00Z"), null);
        account.grant("ent-dna", "hq", DNA, 8, Instant.parse("2026-01-01T00:00:00Z"), null);

        // When
        JsonNode answer = account.usage()
                .send(
                        "POST",
                        account.path("rum-reports") + "?virtualAccount=hq",
                        BodyPublishers.ofFile(FILE),
                        Map.of("Content-Type", "application/xml"))
                .expect(200)
                .json();
        account.evaluate();

        // Then
        assertThat(answer.path("received").asInt()).isEqualTo(2);
        assertThat(answer.path("accepted").asInt()).isEqualTo(2);
        assertThat(account.position("hq", NETWORK).path("balance").asLong()).isZero();
        assertThat(account.position("hq", DNA).path("balance").asLong()).isEqualTo(-4);
        assertThat(account.cases("hq", DNA))
                .singleElement()
                .satisfies(shortage -> assertThat(Account.moment(shortage, "shortSince"))
                        .isEqualTo(Instant.parse("2026-03-15T00:00:00Z")));
    }
}
