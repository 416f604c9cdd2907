package dev.ninety.compliance.pack;

import dev.ninety.kit.ledger.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key that packs can be checked by.
 *
 * @param keyId the first 16 hexadecimal digits of the SHA-256 of the encoded key
 * @param pem the key as openssl reads it
 */
public record EvidenceKey(String keyId, String pem) {

    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PRIVATE = "PRIVATE KEY";

    /** What stands before the 32 bytes of an Ed25519 key, in the encoding that certificates use. */
    private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    /** What stands before the 32 bytes of its seed. */
    private static final byte[] PRIVATE_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final int LINE = 64;

    /** A public key of 32 bytes. */
    public static EvidenceKey of(byte[] publicKey) {
        return ofEncoded(joined(PUBLIC_HEAD, publicKey));
    }

    /**
     * The public key in a PEM file.
     *
     * @throws IllegalArgumentException where there is none, or one of another kind
     */
    public static EvidenceKey ofPem(String text) {
        try {
            PublicKey key =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(decoded(PUBLIC, text)));
            return ofEncoded(key.getEncoded());
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("no Ed25519 key: " + unfit.getMessage(), unfit);
        }
    }

    /**
     * The seed of the private key in a PEM file, as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @throws IllegalArgumentException where there is none, or one of another kind
     */
    public static byte[] seedOf(String text) {
        try {
            EdECPrivateKey key = (EdECPrivateKey)
                    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(decoded(PRIVATE, text)));
            return key.getBytes().orElseThrow(() -> new IllegalArgumentException("the key does not show its seed"));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("no Ed25519 key: " + unfit.getMessage(), unfit);
        }
    }

    /** A private key as a PEM file. */
    public static String pemOf(byte[] seed) {
        return pem(PRIVATE, joined(PRIVATE_HEAD, seed));
    }

    private static EvidenceKey ofEncoded(byte[] encoded) {
        return new EvidenceKey(HexFormat.of().formatHex(Sha256.of(encoded), 0, 8), pem(PUBLIC, encoded));
    }

    private static byte[] decoded(String label, String text) {
        Matcher found = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----")
                .matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("no PEM file with a " + label);
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }

    private static String pem(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }
}
