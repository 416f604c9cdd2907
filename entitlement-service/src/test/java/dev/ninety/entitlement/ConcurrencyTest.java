package dev.ninety.entitlement;

import static dev.ninety.entitlement.testing.Account.DNA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Writers of one account come one after another, whatever they write. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConcurrencyTest {

    private static final int WRITERS = 8;

    @RepeatedTest(3)
    void equalGrantsAtOnceMakeOneEntitlement() throws Exception {
        Account account = Account.with("one");
        List<Integer> statuses = atOnce(writer -> account.grant("E-1", "one", DNA, 5, "2025-01-01T00:00:00Z", null)
                .extract()
                .statusCode());
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 200);
        assertThat(account.ledger()).hasSize(1);
    }

    @RepeatedTest(3)
    void contradictingGrantsAtOnceLeaveOneStanding() throws Exception {
        Account account = Account.with("v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7");
        List<Integer> statuses =
                atOnce(writer -> account.grant("E-1", "v" + writer, DNA, 5, "2025-01-01T00:00:00Z", null)
                        .extract()
                        .statusCode());
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(account.ledger()).hasSize(1);
    }

    @RepeatedTest(3)
    void anAccountIsCreatedOnce() throws Exception {
        Account account = Account.absent();
        List<Integer> statuses =
                atOnce(writer -> account.put("", "{\"name\": \"X\"}").extract().statusCode());
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 200);
        List<Integer> virtualAccounts = atOnce(writer ->
                account.put("virtual-accounts/v", "{\"name\": \"V\"}").extract().statusCode());
        assertThat(virtualAccounts).containsOnlyOnce(201).containsOnly(201, 200);
        assertThat(account.events()).containsExactly("SMART_ACCOUNT_CREATED", "VIRTUAL_ACCOUNT_CREATED");
    }

    @RepeatedTest(3)
    void transfersAtOnceDoNotGiveTheSameUnitsTwice() throws Exception {
        Account account = Account.with("one", "two");
        account.grant("E-1", "one", DNA, 10, "2025-01-01T00:00:00Z", null);
        List<Integer> statuses =
                atOnce(writer -> account.transfer("T-" + writer, "one", "two", DNA, 3, "2026-01-01T00:00:00Z")
                        .extract()
                        .statusCode());
        assertThat(statuses)
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(3);
        assertThat(account.owned("one", DNA, "2026-01-01T00:00:00Z")).isEqualTo(1);
        assertThat(account.owned("two", DNA, "2026-01-01T00:00:00Z")).isEqualTo(9);
    }

    private static List<Integer> atOnce(IntUnaryOperator write) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Integer>> answers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> writers.submit(() -> {
                        start.await();
                        return write.applyAsInt(writer);
                    }))
                    .toList();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        return statuses;
    }
}
