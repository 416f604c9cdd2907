package dev.ninety.suite.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ninety.suite.Service;
import dev.ninety.suite.SuiteException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadSettingsTest {

    @Test
    void aFolderAndAnAccountAreEnough() {
        LoadSettings settings = parse(Map.of(), "files", "--account", "example.com");
        assertThat(settings.folder()).isEqualTo(Path.of("files"));
        assertThat(settings.account()).isEqualTo("example.com");
        assertThat(settings.client(Service.USAGE).base()).hasToString("http://localhost:8082");
        assertThat(settings.token()).isEmpty();
    }

    @Test
    void everyOptionIsRead() {
        LoadSettings settings = parse(
                Map.of("NINETY_TOKEN", "from environment"),
                "--account",
                "example.com",
                "files",
                "--name",
                "Example",
                "--url",
                "https://{service}.example.com/",
                "--record-from",
                "2026-01-31",
                "--taken-at",
                "2026-02-01T10:00:00Z",
                "--virtual-account",
                "Campus",
                "--open-ended",
                "--column",
                "cssm-licences.quantity:Units Bought");
        assertThat(settings.client(Service.COMPLIANCE).base()).hasToString("https://compliance-service.example.com");
        assertThat(settings.recordFrom()).contains(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(settings.takenAt()).contains(Instant.parse("2026-02-01T10:00:00Z"));
        assertThat(settings.token()).contains("from environment");
        assertThat(settings.name()).contains("Example");
        assertThat(settings.virtualAccount()).contains("Campus");
        assertThat(settings.columns()).isEqualTo(List.of("cssm-licences.quantity:Units Bought"));
        assertThat(settings.openEnded()).isTrue();
        assertThat(parse(Map.of(), "f", "--account", "a", "--port-offset", "100")
                        .client(Service.USAGE)
                        .base())
                .hasToString("http://localhost:8182");
    }

    @Test
    void aServiceMayHaveAnAddressOfItsOwn() {
        LoadSettings settings = parse(
                Map.of(),
                "f",
                "--account",
                "a",
                "--url",
                "http://far.example.com",
                "--url",
                "usage-service=http://near:1");
        assertThat(settings.client(Service.USAGE).base()).hasToString("http://near:1");
        assertThat(settings.client(Service.COMPLIANCE).base()).hasToString("http://far.example.com:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files",
                "--account example.com",
                "files more --account example.com",
                "files --account",
                "files --account example.com --taken-at yesterday",
                "files --account example.com --port-offset many",
                "files --account example.com --column quantity:Purchased",
                "files --account example.com --colour red",
            })
    void whatCannotBeReadIsRefused(String arguments) {
        assertThatThrownBy(() -> parse(Map.of(), arguments.split(" "))).isInstanceOf(SuiteException.class);
    }

    private static LoadSettings parse(Map<String, String> environment, String... arguments) {
        return LoadSettings.parse(new ArrayDeque<>(List.of(arguments)), environment);
    }
}
