package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Await;
import dev.ninety.suite.Suite;
import dev.ninety.suite.SuiteClock;
import dev.ninety.suite.verify.Verify;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.Rum;
import dev.ninety.system.harness.RunningSuite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack of real ledgers and real reports is verified offline, and says the same again when it is asked for later. */
@RunningSuite(RunningSuite.Kind.SET_CLOCK)
class EvidencePackTest {

    private static final String TAG = Licences.DNA_ADVANTAGE;
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SuiteClock clock;
    private final Account account;
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    EvidencePackTest(Suite suite) {
        this.clock = suite.clock();
        clock.set(START);
        this.account = Account.create(suite, "packed.example.com", "campus");
    }

    @Test
    void whatWasSoIsProvedAndStaysSo() throws Exception {
        account.grant("order-1", "campus", TAG, 5, START, null);
        account.report("campus", Rum.of("C9300-24UX:FCW2430PACK", TAG, 1).row(day(1), day(5), 8));
        clock.set(day(10));
        account.evaluate();
        signs();
        Map<String, Object> asked = Map.of("at", day(9).toString(), "knownAt", day(10).toString());

        Path pack = fetch(asked, "first");
        assertThat(verify(pack)).containsExactly(Verify.GENUINE);

        clock.set(day(20));
        account.report("campus", Rum.of("C9300-24UX:FCW2430PACK", TAG, 2).row(day(5), day(12), 11));
        account.evaluate();
        JsonNode signed =
                account.compliance().items(account.path("attestations")).getFirst();
        assertThat(signed.path("changeCount").asLong()).isEqualTo(1);
        account.compliance()
                .send(
                        "DELETE",
                        account.path("evidence-packs", id(asked)),
                        HttpRequest.BodyPublishers.noBody(),
                        Map.of())
                .expect(204);
        assertThat(fetch(asked, "again")).hasSameBinaryContentAs(pack);
        assertThat(verify(fetch(Map.of("at", day(9).toString(), "knownAt", day(20).toString()), "later")))
                .containsExactly(Verify.GENUINE);

        byte[] bent = Files.readAllBytes(pack);
        bent[bent.length / 3] ^= 4;
        Files.write(pack, bent);
        assertThat(verify(pack)).containsExactly(Verify.NOT_GENUINE);
    }

    private void signs() {
        account.compliance()
                .post(
                        account.path("attestations"),
                        Map.of("statement", "It is so.", "signedBy", "Licence manager", "at", day(9).toString()))
                .expect(201);
    }

    private String id(Map<String, Object> asked) {
        return account.compliance()
                .post(account.path("evidence-packs"), asked)
                .expect(202)
                .json()
                .path("id")
                .asText();
    }

    /** The file of a pack, with its signature beside it. */
    private Path fetch(Map<String, Object> asked, String name) throws IOException, InterruptedException {
        String path = account.path("evidence-packs", id(asked));
        Await.until("the pack is put together", PATIENCE, () -> {
            String state = account.compliance()
                    .get(path)
                    .expect(200)
                    .json()
                    .path("state")
                    .asText();
            assertThat(state).isIn("BUILDING", "READY");
            return state.equals("READY");
        });
        Path pack = folder.resolve(name + ".zip");
        Files.write(pack, bytes(path + "/file", "application/zip"));
        Files.write(folder.resolve(name + ".zip.sig"), bytes(path + "/signature", "application/octet-stream"));
        Files.write(folder.resolve("evidence.pub"), bytes("/v1/evidence-key", "application/x-pem-file"));
        return pack;
    }

    private byte[] bytes(String path, String type) throws IOException, InterruptedException {
        URI uri = account.compliance().base().resolve(path);
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(uri).header("Accept", type).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** How {@code ./ninety verify} ends. */
    private List<Integer> verify(Path pack) {
        List<String> said = new ArrayList<>();
        int ends = Verify.run(
                new ArrayDeque<>(List.of(
                        pack.toString(), "--key", folder.resolve("evidence.pub").toString())),
                said::add);
        assertThat(said).isNotEmpty();
        return List.of(ends);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
