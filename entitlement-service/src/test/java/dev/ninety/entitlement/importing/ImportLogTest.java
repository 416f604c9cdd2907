package dev.ninety.entitlement.importing;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.importing.ImportLog;
import dev.ninety.kit.importing.LineFate;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The record of files, as a person reads it through the doors. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportLogTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-02T10:00:00Z");

    @Inject
    ImportLog log;

    @Test
    void aFileBroughtAgainIsTheSameRecordAndKeepsWhatItsLinesDid() {
        String account = account("log-again.example.com");
        ImportBody file = file("a,b");
        log.record(account, "prices", file, FIRST, List.of(line(0, "CREATED", null), line(1, "REFUSED", "BAD_PRICE")));
        log.record(account, "prices", file, SECOND, List.of(line(0, "UNCHANGED", null), line(1, "CHANGED", null)));

        String imports = "/v1/smart-accounts/" + account + "/imports";
        get(imports)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].kind", equalTo("prices"))
                .body("items[0].sha256", equalTo(file.sha256()))
                .body("items[0].bytes", equalTo(3))
                .body("items[0].firstReceivedAt", equalTo(FIRST.toString()))
                .body("items[0].lastReceivedAt", equalTo(SECOND.toString()))
                .body("items[0].lines", hasEntry("CREATED", 1))
                .body("items[0].lines.size()", equalTo(2));
        get(imports + "/prices/" + file.sha256())
                .then()
                .statusCode(200)
                .body("items.status", contains("CREATED", "CHANGED"))
                .body("items[1].reason", nullValue())
                .body("items.content", contains("{\"line\":0}", "{\"line\":1}"));
    }

    @Test
    void aLineThatWasRefusedIsRefusedNoMoreOnceItHolds() {
        String account = account("log-mended.example.com");
        ImportBody file = file("m");
        log.record(account, "prices", file, FIRST, List.of(line(0, "REFUSED", "UNCATALOGUED")));
        log.record(account, "prices", file, SECOND, List.of(line(0, "UNCHANGED", null)));
        assertThat(log.lines(account, "prices", file.sha256(), 0, 10)).containsExactly(line(0, "UNCHANGED", null));
    }

    @Test
    void aFateChangesLater() {
        String account = account("log-later.example.com");
        ImportBody file = file("x");
        log.record(account, "orders", file, FIRST, List.of(line(0, "UNRESOLVED", "UNKNOWN_LICENCE")));
        log.setFates(account, "orders", file.sha256(), List.of(line(0, "CREATED", null)));
        assertThat(log.lines(account, "orders", file.sha256(), 0, 10)).containsExactly(line(0, "CREATED", null));
    }

    @Test
    void listsArePaged() {
        String account = account("log-pages.example.com");
        for (String kind : List.of("b", "a")) {
            log.record(account, kind, file("1"), FIRST, List.of(line(0, "CREATED", null), line(1, "CREATED", null)));
        }
        log.record(account, "c", file("2"), FIRST, List.of());
        String imports = "/v1/smart-accounts/" + account + "/imports";
        String next = get(imports + "?limit=2")
                .then()
                .body("items.kind", contains("a", "b"))
                .extract()
                .path("next");
        get(imports + "?limit=2&after=" + next)
                .then()
                .body("items.kind", contains("c"))
                .body("items[0].lines.size()", equalTo(0))
                .body("next", nullValue());
        String lines = imports + "/a/" + file("1").sha256();
        String second = get(lines + "?limit=1")
                .then()
                .body("items.index", contains(0))
                .extract()
                .path("next");
        get(lines + "?limit=1&after=" + second)
                .then()
                .body("items.index", contains(1))
                .body("next", nullValue());
        get(imports + "/a/" + file("2").sha256()).then().statusCode(404);
        get("/v1/smart-accounts/nobody.example.com/imports").then().statusCode(404);
    }

    private static String account(String domain) {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"name\": \"Example\"}")
                .put("/v1/smart-accounts/" + domain)
                .then()
                .statusCode(201);
        return domain;
    }

    private static ImportBody file(String content) {
        return ImportBody.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), 100);
    }

    private static LineFate line(int index, String status, @Nullable String reason) {
        return new LineFate(
                index, "/lines/" + (index + 2), status, reason, null, "prices/" + index, "{\"line\":" + index + "}");
    }
}
