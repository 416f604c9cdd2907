package dev.ninety.compliance.outbound.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ninety.compliance.testing.StubReceiver;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent, and to whom nothing is sent. */
class OutboundTest {

    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");

    private final StubReceiver receiver = new StubReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private record Settings(List<String> forbiddenNetworks, boolean allowPlainHttp, Duration readTimeout)
            implements OutboundSettings {

        @Override
        public Optional<Path> secrets() {
            return Optional.empty();
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(5);
        }
    }

    private record NoTls() implements TlsConfigurationRegistry {

        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {}
    }

    private static Outbound outbound(List<String> forbidden, boolean http) {
        return outbound(forbidden, http, Duration.ofSeconds(15));
    }

    private static Outbound outbound(List<String> forbidden, boolean http, Duration readTimeout) {
        return new Outbound(new Settings(forbidden, http, readTimeout), new NoTls());
    }

    private static HttpRequest.Builder get(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private static OutboundException refused(Outbound outbound, String url) {
        return catchThrowableOfType(OutboundException.class, () -> outbound.send(get(url), 0));
    }

    @Test
    void aNameThatLeadsToAForbiddenNetworkIsNotSpokenTo() {
        String byName = receiver.url().replace("127.0.0.1", "localhost");
        Outbound outbound = outbound(LOOPBACK, true);
        assertThat(outbound.fault(byName)).isNull();
        assertThat(refused(outbound, byName).isForbidden()).isTrue();
        assertThat(refused(outbound, receiver.url()).isForbidden()).isTrue();
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void anAnswerIsReadUpToItsLimitAndRedirectsAreNotFollowed() throws OutboundException {
        receiver.answer(post -> 302);
        Outbound.Reply reply = outbound(List.of(), true).send(get(receiver.url()), 10);
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.isSuccess()).isFalse();
        assertThat(receiver.posts()).extracting(StubReceiver.Post::path).containsExactly("/hook");
    }

    @Test
    void plainHttpIsSpokenOnlyWhereItIsAllowed() {
        assertThat(refused(outbound(List.of(), false), receiver.url()).isForbidden())
                .isTrue();
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void whoDoesNotAnswerInTimeIsUnreachable() {
        CountDownLatch over = new CountDownLatch(1);
        receiver.answer(post -> await(over));
        OutboundException late = refused(outbound(List.of(), true, Duration.ofMillis(200)), receiver.url());
        over.countDown();
        assertThat(late.isForbidden()).isFalse();
        assertThat(late.detail()).isEqualTo("It does not answer in time.");
    }

    @Test
    void whereNobodyListensNobodyIsReached() {
        receiver.down();
        OutboundException refused = refused(outbound(List.of(), true), receiver.url());
        assertThat(refused.isForbidden()).isFalse();
        assertThat(refused.detail()).startsWith("No connection");
    }

    @Test
    void anAddressIsLookedAtBeforeItIsWrittenDown() {
        Outbound strict = outbound(LOOPBACK, false);
        for (String wrong : List.of(
                "http://receiver.example.com/",
                "ftp://receiver.example.com/",
                "receiver.example.com",
                "https:///path",
                "https://user:word@receiver.example.com/",
                "https://receiver.example.com/#part",
                "https://receiver.example.com:0/",
                "https://receiver.example.com:65536/",
                "https://receiver.example.com/ blank",
                "https://127.0.0.1/",
                "https://[::1]:8443/",
                "https://[::ffff:127.0.0.1]/",
                "https://receiver.example.com/" + "x".repeat(2_000))) {
            assertThat(strict.fault(wrong)).as(wrong).isNotNull();
        }
        for (String right : List.of(
                "https://receiver.example.com",
                "HTTPS://receiver.example.com:8443/a?b=c",
                "https://10.0.0.1/",
                "https://[2001:db8::1]/")) {
            assertThat(strict.fault(right)).as(right).isNull();
        }
    }

    private static int await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS) ? 204 : 500;
        } catch (InterruptedException stopped) {
            return 500;
        }
    }
}
