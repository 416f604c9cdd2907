package dev.ninety.compliance.outbound.client;

import dev.ninety.kit.outbound.Hosts;
import dev.ninety.kit.outbound.Networks;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to addresses that people name. Who answers must prove it by a certificate that is trusted: by the TLS
 * configuration named {@code outbound} where there is one, else by the Java runtime. Redirects are not followed and no
 * proxy is asked, because either would lead elsewhere than was looked at.
 */
@ApplicationScoped
public class Outbound {

    /** Longer than any sensible address. */
    public static final int LONGEST_URL = 2_000;

    private static final String TLS = "outbound";
    private static final List<String> PLAIN_PROFILES = List.of("local", "dev", "test");
    private static final String LIKE = "An address is written like https://receiver.example.com/path.";

    private final OutboundSettings settings;
    private final TlsConfigurationRegistry tls;
    private final Networks forbidden;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpClient client;

    Outbound(OutboundSettings settings, TlsConfigurationRegistry tls) {
        this.settings = settings;
        this.tls = tls;
        this.forbidden = Networks.of(settings.forbiddenNetworks());
    }

    /** What came back; of a longer body only the beginning. */
    public record Reply(int status, HttpHeaders headers, byte[] body) {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    void refusePlainHttpInEarnest(@Observes StartupEvent started) {
        if (settings.allowPlainHttp() && ConfigUtils.getProfiles().stream().noneMatch(PLAIN_PROFILES::contains)) {
            throw new IllegalStateException(
                    "ninety.outbound.allow-plain-http is set, but only the profiles " + PLAIN_PROFILES + " accept it");
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Why a text is no address that is spoken to, as far as can be told without asking; null where it is one. */
    public @Nullable String fault(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException noAddress) {
            return LIKE;
        }
        boolean plain = settings.allowPlainHttp() && "http".equalsIgnoreCase(url.getScheme());
        if (!plain && !"https".equalsIgnoreCase(url.getScheme())) {
            return "Only https is spoken.";
        }
        if (text.length() > LONGEST_URL || url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535) {
            return LIKE;
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return "Without a user, and without a fragment.";
        }
        InetAddress literal = Hosts.literal(Hosts.of(url));
        return literal != null && forbidden.contains(literal) ? "Addresses of this network are not spoken to." : null;
    }

    /**
     * Sends a request once.
     *
     * @param limit how many bytes of the answer's body are read
     * @throws OutboundException where no answer came, or the address is one that is not spoken to
     */
    public Reply send(HttpRequest.Builder request, int limit) throws OutboundException {
        HttpRequest ready = request.timeout(settings.readTimeout()).build();
        String fault = fault(ready.uri().toString());
        if (fault != null) {
            throw OutboundException.forbidden(fault);
        }
        requireAllowed(Hosts.of(ready.uri()));
        try {
            HttpResponse<InputStream> response = client().send(ready, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Reply(response.statusCode(), response.headers(), read(body, limit));
            }
        } catch (HttpTimeoutException late) {
            throw OutboundException.unreachable("It does not answer in time.");
        } catch (SSLException untrusted) {
            throw OutboundException.unreachable("It cannot be told who answers: " + reason(untrusted));
        } catch (IOException broken) {
            throw OutboundException.unreachable("No connection, or it broke off: " + reason(broken));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw OutboundException.unreachable("The service is stopping.");
        }
    }

    /** A body that trickles in must not keep anybody waiting for longer than an answer may take. */
    private byte[] read(InputStream body, int limit) throws IOException, InterruptedException {
        if (limit == 0) {
            return new byte[0];
        }
        Future<byte[]> reading = threads.submit(() -> body.readNBytes(limit));
        try {
            return reading.get(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("the body takes too long");
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof IOException failed ? failed : new IOException(broken.getCause());
        }
    }

    /** The runtime keeps what a name means for half a minute, so this is the address that is connected to. */
    private void requireAllowed(String host) throws OutboundException {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (forbidden.contains(address)) {
                    throw OutboundException.forbidden("The name means an address of a network that is not spoken to.");
                }
            }
        } catch (UnknownHostException unknown) {
            throw OutboundException.unreachable("Nobody knows the host " + host + ".");
        }
    }

    private synchronized HttpClient client() throws OutboundException {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(settings.connectTimeout())
                    .sslContext(trusted())
                    .executor(threads)
                    .build();
        }
        return client;
    }

    private SSLContext trusted() throws OutboundException {
        Optional<TlsConfiguration> own = tls.get(TLS);
        try {
            return own.isPresent() ? create(own.get()) : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException unusable) {
            throw OutboundException.unreachable("The trust store cannot be used.");
        }
    }

    private static SSLContext create(TlsConfiguration configuration) throws OutboundException {
        try {
            return configuration.createSSLContext();
        } catch (Exception unusable) {
            throw OutboundException.unreachable("The TLS configuration " + TLS + " cannot be used.");
        }
    }

    private static String reason(IOException failed) {
        String message = failed.getMessage();
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        return first.isEmpty() ? failed.getClass().getSimpleName() : first;
    }
}
