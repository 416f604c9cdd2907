package dev.ninety.usage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Stands in for devices: one whose certificate for {@code localhost} is trusted, and one whose is not. */
public class DeviceStub implements QuarkusTestResourceLifecycleManager {

    private static final String PASSWORD = "changeit";

    private static WireMockServer trusted;
    private static WireMockServer selfSigned;
    private static Path secrets;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("devices");
            secrets = Files.createDirectory(folder.resolve("secrets"));
            Path store = folder.resolve("device.p12");
            createCertificate(store);
            trusted = new WireMockServer(WireMockConfiguration.options()
                    .dynamicPort()
                    .dynamicHttpsPort()
                    .keystorePath(store.toString())
                    .keystoreType("PKCS12")
                    .keystorePassword(PASSWORD)
                    .keyManagerPassword(PASSWORD));
            selfSigned = new WireMockServer(
                    WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());
            trusted.start();
            selfSigned.start();
            return Map.of(
                    "ninety.collector.secrets", secrets.toString(),
                    "quarkus.tls.collector.trust-store.p12.path", store.toString(),
                    "quarkus.tls.collector.trust-store.p12.password", PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        trusted.stop();
        selfSigned.stop();
    }

    public static WireMockServer server() {
        return trusted;
    }

    public static String url() {
        return "https://localhost:" + trusted.httpsPort();
    }

    public static String plainUrl() {
        return trusted.baseUrl().startsWith("http://") ? trusted.baseUrl() : "http://localhost:" + trusted.port();
    }

    public static String selfSignedUrl() {
        return "https://localhost:" + selfSigned.httpsPort();
    }

    /** Where the secrets of an account are. */
    public static Path secrets(String smartAccount) {
        try {
            return Files.createDirectories(secrets.resolve(smartAccount));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void secret(String smartAccount, String name, String username, String password) {
        Path folder = secrets(smartAccount);
        try {
            Files.writeString(folder.resolve(name + ".username"), username + "\n");
            Files.writeString(folder.resolve(name + ".password"), password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the device answer a request of its API. */
    public static void answers(String path, ResponseDefinitionBuilder answer) {
        trusted.stubFor(get(urlPathEqualTo("/smartlic-service/" + path)).willReturn(answer));
    }

    public static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    private static void createCertificate(Path store) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "device",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=switch.example.com",
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IOException("no certificate: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
