package dev.ninety.usage.instance;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the migration finds out about instances that were there before it is what would have been noted at once. */
@QuarkusTest
class FirstReportsMigrationTest extends UsageServiceTest {

    @Inject
    Sql sql;

    @Test
    void whatWasThereBeforeIsKnownAsIfItHadBeenNotedAtOnce() {
        String telemetry =
                report("C9300-24P:M3", DNA, 1).row(0, 10, 1).json().replace("ENTITLEMENT", "hardware_inventory");
        send(report("C9300-24P:M1", DNA, 1).row(0, 10, 1).json());
        send(telemetry);
        register("C9300-24P:M2");
        send(report("C9300-24P:M4", DNA, 1).row(0, 10, 1).json());
        register("C9300-24P:M4");
        List<Map<String, Object>> noted = list("/product-instances");
        assertThat(noted).extracting("firstSighted").containsExactly(true, false, true, false);

        QuarkusTransaction.requiringNew().run(() -> {
            sql.update(
                    "UPDATE product_instance SET first_report_at = NULL, first_sighted = false WHERE smart_account = ?",
                    account);
            backfills().forEach(sql::update);
        });

        assertThat(list("/product-instances")).isEqualTo(noted);
    }

    private void register(String udi) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("hostname", "named"))
                .put(url("/product-instances/" + segment(udi)));
    }

    private static List<String> backfills() {
        try (InputStream migration = Objects.requireNonNull(
                FirstReportsMigrationTest.class.getResourceAsStream("/db/migration/V3__first_reports.sql"))) {
            String text = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split(";"))
                    .map(statement -> statement.replaceAll("--.*", "").strip())
                    .filter(statement -> statement.startsWith("UPDATE"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
