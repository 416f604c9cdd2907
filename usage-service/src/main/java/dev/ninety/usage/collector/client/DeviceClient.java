package dev.ninety.usage.collector.client;

import dev.ninety.kit.outbound.Hosts;
import dev.ninety.kit.outbound.Networks;
import dev.ninety.usage.collector.Outcome;
import dev.ninety.usage.collector.app.CollectorSettings;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Opens conversations with devices. Who answers must prove it by a certificate that is trusted: by the TLS
 * configuration named {@code collector} where there is one, else by the Java runtime. Redirects are not followed, and
 * no proxy is asked, because either would carry a password elsewhere.
 */
@ApplicationScoped
public class DeviceClient {

    /** The name of the TLS configuration, as in {@code quarkus.tls.collector.trust-store.pem.certs}. */
    static final String TLS = "collector";

    private final CollectorSettings settings;
    private final TlsConfigurationRegistry tls;
    private final Networks forbidden;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("collector-deadlines").factory());

    DeviceClient(CollectorSettings settings, TlsConfigurationRegistry tls) {
        this.settings = settings;
        this.tls = tls;
        this.forbidden = Networks.of(settings.forbiddenNetworks());
    }

    @PreDestroy
    void stop() {
        deadlines.shutdownNow();
        threads.shutdownNow();
    }

    /** Networks that are never asked. */
    public Networks forbidden() {
        return forbidden;
    }

    /**
     * Begins a conversation; no request is sent yet.
     *
     * @throws DeviceException where the host is unknown or one of its addresses is not asked
     */
    public DeviceSession open(String url, Credentials credentials) throws DeviceException {
        String fault = DeviceUrl.fault(url, settings.allowPlainHttp(), forbidden);
        if (fault != null) {
            throw new DeviceException(Outcome.UNREACHABLE, fault);
        }
        URI base = DeviceUrl.of(url);
        requireAllowed(Hosts.of(base));
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.connectTimeout())
                .sslContext(trusted())
                .executor(threads)
                .build();
        var deadline = deadlines.schedule(
                client::shutdownNow, settings.collectionTimeout().toMillis(), TimeUnit.MILLISECONDS);
        return new DeviceSession(client, base, credentials, settings.readTimeout(), deadline);
    }

    /** The runtime keeps what a name means for half a minute, so this is the address that is connected to. */
    private void requireAllowed(String host) throws DeviceException {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (forbidden.contains(address)) {
                    throw new DeviceException(
                            Outcome.UNREACHABLE, "The name means an address of a network that is not asked.");
                }
            }
        } catch (UnknownHostException unknown) {
            throw new DeviceException(Outcome.UNREACHABLE, "Nobody knows the host " + host + ".");
        }
    }

    private SSLContext trusted() throws DeviceException {
        Optional<TlsConfiguration> own = tls.get(TLS);
        try {
            return own.isPresent() ? createContext(own.get()) : SSLContext.getDefault();
        } catch (GeneralSecurityException unusable) {
            throw new DeviceException(Outcome.TLS, "The trust store cannot be used.");
        }
    }

    private static SSLContext createContext(TlsConfiguration configuration) throws GeneralSecurityException {
        try {
            return configuration.createSSLContext();
        } catch (Exception unusable) {
            throw new GeneralSecurityException("the TLS configuration " + TLS + " cannot be used", unusable);
        }
    }
}
