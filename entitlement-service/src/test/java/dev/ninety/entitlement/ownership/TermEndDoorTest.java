package dev.ninety.entitlement.ownership;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.DNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.entitlement.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TermEndDoorTest {

    @Inject
    TestClock clock;

    @Test
    void unitsEndWhereTheyAreHeldAfterTransfersAndReturns() {
        Account account = Account.with("one", "two");
        account.grant("E-1", "one", DNA, 10, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        account.grant("E-2", "one", DNA, 5, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        account.grant("E-3", "one", ADVANTAGE, 7, "2026-01-01T00:00:00Z", "2027-06-01T00:00:00Z");
        account.grant("E-4", "one", DNA, 9, "2026-01-01T00:00:00Z", null);
        account.transfer("T-1", "one", "two", DNA, 4, "2026-03-01T00:00:00Z").statusCode(201);
        account.transfer("T-2", "one", "two", ADVANTAGE, 7, "2026-03-01T00:00:00Z");
        account.giveBack("E-2", "R-1", 2, "2026-04-01T00:00:00Z").statusCode(201);

        assertThat(termEnds(account, "from=2026-01-01T00:00:00Z"))
                .containsExactly(
                        "one " + DNA + " 2027-01-01T00:00:00Z 9",
                        "two " + DNA + " 2027-01-01T00:00:00Z 4",
                        "two " + ADVANTAGE + " 2027-06-01T00:00:00Z 7");
    }

    @Test
    void theIntervalIsHalfOpenAndBeginsNowUnlessSaidOtherwise() {
        clock.set("2026-06-01T00:00:00Z");
        Account account = Account.with("one");
        account.grant("E-1", "one", DNA, 1, "2025-01-01T00:00:00Z", "2026-05-31T00:00:00Z");
        account.grant("E-2", "one", DNA, 2, "2025-01-01T00:00:00Z", "2026-06-01T00:00:00Z");
        account.grant("E-3", "one", DNA, 3, "2025-01-01T00:00:00Z", "2026-07-01T00:00:00Z");

        account.get("term-ends").body("items.quantity", contains(2, 3)).body("next", nullValue());
        account.get("term-ends?until=2026-07-01T00:00:00Z").body("items.quantity", contains(2));
        account.get("term-ends?from=2026-05-31T00:00:00Z&until=2026-06-01T00:00:00Z")
                .body("items.quantity", contains(1));
        account.get("term-ends?from=2026-06-01T00:00:00Z&until=2026-06-01T00:00:00Z")
                .body("items", hasSize(0));
        account.get("term-ends?until=2026-05-31T00:00:00Z").statusCode(400).body("errors.parameter", contains("until"));
        account.get("term-ends?from=soon").statusCode(400).body("errors.parameter", contains("from"));
        account.get("term-ends?after=!!").statusCode(400).body("errors.parameter", contains("after"));
        account.get("term-ends?after=YQpiCmM").statusCode(400).body("errors.parameter", contains("after"));
        Account.absent().get("term-ends").statusCode(404);
    }

    /** Whatever happened to the lots: what ends at a moment is what is owned just before it and not at it. */
    @Test
    void whatEndsIsWhatTheLedgerLosesThen() {
        Random random = new Random(90);
        List<String> holders = List.of("a", "b", "c");
        Account account = Account.with("a", "b", "c");
        for (int i = 0; i < 12; i++) {
            String tag = random.nextBoolean() ? DNA : ADVANTAGE;
            account.grant("E-" + i, pick(holders, random), tag, 1 + random.nextInt(9), day(1), day(20 + i % 4));
        }
        for (int i = 0; i < 30; i++) {
            String tag = random.nextBoolean() ? DNA : ADVANTAGE;
            String from = pick(holders, random);
            String to = holders.get((holders.indexOf(from) + 1 + random.nextInt(2)) % 3);
            account.transfer("T-" + i, from, to, tag, 1 + random.nextInt(5), day(2 + random.nextInt(17)));
            account.giveBack("E-" + random.nextInt(12), "R-" + i, 1, day(2 + random.nextInt(17)));
        }

        List<String> expected = new ArrayList<>();
        for (int end : IntStream.range(20, 24).toArray()) {
            String before = Instant.parse(day(end)).minusSeconds(1).toString();
            for (String holder : holders) {
                for (String tag : List.of(ADVANTAGE, DNA)) {
                    long lost = account.owned(holder, tag, before) - account.owned(holder, tag, day(end));
                    if (lost != 0) {
                        expected.add(holder + " " + tag + " " + day(end) + " " + lost);
                    }
                }
            }
        }
        assertThat(expected).hasSizeGreaterThan(8);
        assertThat(termEnds(account, "from=" + day(1))).isEqualTo(expected);
        assertThat(termEnds(account, "limit=1&from=" + day(1))).isEqualTo(expected);
    }

    private static String pick(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }

    private static String day(int day) {
        return "2026-01-%02dT00:00:00Z".formatted(day);
    }

    /** All pages, as lines of Virtual Account, tag, moment and quantity. */
    private static List<String> termEnds(Account account, String query) {
        List<String> lines = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = account.get("term-ends?" + query + (next.isEmpty() ? "" : "&after=" + next))
                    .statusCode(200)
                    .extract();
            List<Map<String, Object>> items = page.path("items");
            items.forEach(item -> lines.add(item.get("virtualAccount") + " " + item.get("entitlementTag") + " "
                    + item.get("endsAt") + " " + item.get("quantity")));
            next = page.path("next");
        }
        return lines;
    }
}
