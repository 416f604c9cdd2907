package dev.ninety.usage.disclosure.app;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports from before delivery modes were kept are posted to the vendor's view once, whatever came in between. */
@QuarkusTest
class EarlierReportsTest extends UsageServiceTest {

    private static final String SWITCH = "C9300-24P:FDO0001A001";

    @Inject
    Sql sql;

    @Inject
    EarlierReports earlier;

    @Test
    void countAsSentByTheDevicesThemselves() {
        mode("DISCONNECTED");
        send(report(SWITCH, DNA, 1).row(0, 100, 4).json()).statusCode(200);
        send(report(SWITCH, DNA, 2).row(100, 200, 6).json()).statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("UPDATE rum_report SET channel = NULL WHERE smart_account = ?", account));
        mode("CONNECTED");
        send(report(SWITCH, DNA, 3).row(200, 300, 1).json()).statusCode(200);
        assertThat(disclosed(150)).isZero();
        assertThat(disclosed(250)).isEqualTo(1);

        earlier.look();
        int posted = ledger().size();
        earlier.look();

        assertThat(ledger()).hasSize(posted);
        for (long second : new long[] {-1, 50, 150, 250, 350}) {
            assertThat(disclosed(second)).isEqualTo(consumed("campus", DNA, second));
        }
        send(report(SWITCH, DNA, 4).row(300, 400, 8).json()).statusCode(200);
        assertThat(disclosed(350)).isEqualTo(8);
    }

    private void mode(String mode) {
        given().contentType("application/json")
                .body(Map.of("mode", mode))
                .put(url("/virtual-accounts/campus/delivery-mode"))
                .then()
                .statusCode(201);
    }

    private long disclosed(long second) {
        List<Map<String, Object>> items = list("/consumption?view=DISCLOSED&at=" + moment(second));
        return items.stream()
                .mapToLong(item -> ((Number) item.get("consumed")).longValue())
                .sum();
    }
}
