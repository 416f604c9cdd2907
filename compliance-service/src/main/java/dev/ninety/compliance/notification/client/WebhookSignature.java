package dev.ninety.compliance.notification.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is posted to a webhook: HMAC-SHA256 over id, moment and body, joined by dots. As the receivers' libraries
 * for "Standard Webhooks" expect it.
 */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ENCODED = "whsec_";

    private WebhookSignature() {}

    /**
     * The signatures of one post, one by each key, separated by blanks.
     *
     * @param secret a key on each line: what follows {@code whsec_} in Base64, else the line itself in UTF-8
     * @param timestamp in seconds since 1970
     */
    static String of(String secret, String id, long timestamp, byte[] body) {
        return keys(secret).stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(sign(key, id, timestamp, body)))
                .collect(Collectors.joining(" "));
    }

    private static List<byte[]> keys(String secret) {
        return secret.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(WebhookSignature::key)
                .toList();
    }

    private static byte[] key(String line) {
        return line.startsWith(ENCODED)
                ? Base64.getDecoder().decode(line.substring(ENCODED.length()))
                : line.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sign(byte[] key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, missing);
        }
    }
}
