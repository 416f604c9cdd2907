package dev.ninety.system;

import static dev.ninety.system.harness.Refusal.assertParameter;
import static dev.ninety.system.harness.Refusal.assertPointer;
import static dev.ninety.system.harness.Refusal.assertRefused;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.suite.Suite;
import dev.ninety.suite.http.Answer;
import dev.ninety.suite.http.JsonClient;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.Rum;
import dev.ninety.system.harness.RunningSuite;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that cannot be accepted is refused with the field or the parameter that is at fault. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class BadRequestTest {

    private static final String TAG = Licences.DNA_ADVANTAGE;
    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");
    private static final String REPORT = Rum.of("C9300-24UX:FCW2401BAD0", TAG, 1)
            .row(START, START.plusSeconds(3_600), 4)
            .line();

    private final Account account;

    BadRequestTest(Suite suite) {
        this.account = Account.create(suite, "bad-requests.example.com", "hq");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"quantity\":\"7\"} | /quantity | 400",
                "{\"quantity\":1.5} | /quantity | 400",
                "{\"quantity\":true} | /quantity | 400",
                "{\"startsAt\":20260101} | /startsAt | 400",
                "{\"startsAt\":\"yesterday\"} | /startsAt | 400",
                "{\"unitPrice\":7} | /unitPrice | 400",
                "{\"quantity\":-1} | /quantity | 422",
                "{\"quantity\":0} | /quantity | 422",
                "{\"quantity\":1000000000001} | /quantity | 422",
                "{\"endsAt\":\"2025-01-01T00:00:00Z\"} | /endsAt | 422",
                "{\"virtualAccount\":\"nowhere\"} | /virtualAccount | 422",
                "{\"virtualAccount\":null} | /virtualAccount | 422",
                "{\"entitlementTag\":\"\"} | /entitlementTag | 422",
                "{\"unitPrice\":{\"amount\":\"cheap\",\"currency\":\"EUR\"}} | /unitPrice/amount | 422"
            })
    void anUnacceptableEntitlementNamesTheField(String change, String pointer, int status) throws Exception {
        // Given
        ObjectMapper json = new ObjectMapper();
        ObjectNode body = json.valueToTree(Account.entitlement("hq", TAG, 5, START, null));
        body.setAll((ObjectNode) json.readTree(change));

        // When
        Answer answer = account.entitlements().put(account.path("entitlements", "bad-1"), body);

        // Then
        assertPointer(answer, status, pointer);
        account.entitlements().get(account.path("entitlements", "bad-1")).expect(404);
    }

    @Test
    void idsOfWrongFormAreRefusedByName() {
        assertParameter(account.entitlements().put("/v1/smart-accounts/-x", Map.of("name", "x")), "smartAccount");
        assertParameter(
                account.entitlements().put(account.path("virtual-accounts", "a b"), Map.of("name", "x")),
                "virtualAccount");
        assertParameter(
                account.entitlements()
                        .put(account.path("entitlements", "a\nb"), Account.entitlement("hq", TAG, 5, START, null)),
                "entitlement");
        assertParameter(account.usage().get(account.path("product-instances", "no-colon")), "productInstance");
        assertParameter(account.compliance().get(account.path("positions") + "?at=noon"), "at");
        assertParameter(account.compliance().get(account.path("positions") + "?limit=0"), "limit");
        assertParameter(account.usage().get(account.path("consumption") + "?limit=1001"), "limit");
        assertParameter(account.entitlements().get(account.path("ledger") + "?after=first"), "after");
    }

    @Test
    void unknownAccountsAreNotFoundAnywhere() {
        String unknown = JsonClient.path("v1", "smart-accounts", "unknown.example.com");
        assertRefused(account.entitlements().get(unknown), 404);
        assertRefused(account.entitlements().get(unknown + "/ledger"), 404);
        assertRefused(account.usage().get(unknown + "/ledger"), 404);
        assertRefused(
                account.usage().send("POST", unknown + "/rum-reports", BodyPublishers.ofString(REPORT), Map.of()), 404);
        assertRefused(account.compliance().get(unknown + "/positions"), 404);
        assertRefused(account.compliance().post(unknown + "/evaluations"), 404);
        assertRefused(
                account.usage()
                        .send(
                                "POST",
                                account.path("rum-reports") + "?virtualAccount=unknown",
                                BodyPublishers.ofString(REPORT),
                                Map.of()),
                404,
                422);
    }

    @Test
    void wrongMethodsAndMediaTypesAreProblemsToo() {
        assertRefused(account.entitlements().put("/v1/licences/x", Map.of()), 405);
        assertRefused(
                account.entitlements()
                        .send(
                                "PUT",
                                account.path("entitlements", "typed"),
                                BodyPublishers.ofString("quantity=5"),
                                Map.of("Content-Type", "text/plain")),
                415);
        assertRefused(account.entitlements().get("/v1/nothing-here"), 404);
    }
}
