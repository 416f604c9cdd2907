package dev.ninety.compliance.notification.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Signatures that another program made of the same keys and texts. */
class WebhookSignatureTest {

    private static final String PLAIN = "v1,0n7DvthCH7/c82LtGmh6NFs4G/xUxHYydl+s6NR4kDA=";
    private static final String ENCODED = "v1,ZLfGDSa4szUNZTQluxrAUBoX+mwXjT/xpalLO1jQoUs=";
    private static final String ENCODED_KEY = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static String sign(String secret) {
        return WebhookSignature.of(secret, "e-1", 1_772_323_200, "{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theExampleOfStandardWebhooks() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(WebhookSignature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aKeyIsATextOrEncoded() {
        assertThat(sign("plain secret ü")).isEqualTo(PLAIN);
        assertThat(sign("  plain secret ü \r\n")).isEqualTo(PLAIN);
        assertThat(sign(ENCODED_KEY)).isEqualTo(ENCODED);
    }

    @Test
    void whileAKeyIsReplacedBothSign() {
        assertThat(sign("plain secret ü\n\n" + ENCODED_KEY + "\n")).isEqualTo(PLAIN + " " + ENCODED);
    }

    @Test
    void whatIsNoKeySignsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> sign("whsec_%%%"));
        assertThatIllegalArgumentException().isThrownBy(() -> sign("whsec_"));
    }
}
