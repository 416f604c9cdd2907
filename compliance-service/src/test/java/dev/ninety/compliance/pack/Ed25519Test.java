package dev.ninety.compliance.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Signatures of streams are those that the platform gives of the same bytes, held whole. */
class Ed25519Test {

    private static byte[] signed(byte[] seed, byte[] message) throws IOException {
        return new Ed25519(seed, new SecureRandom()).sign(() -> new ByteArrayInputStream(message));
    }

    private static byte[] byThePlatform(byte[] seed, byte[] message) throws Exception {
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    @Property(tries = 60)
    void theyAreThePlatformsByteForByte(@ForAll @Size(32) byte[] seed, @ForAll @Size(max = 300) byte[] message)
            throws Exception {
        assertThat(signed(seed, message)).isEqualTo(byThePlatform(seed, message));
    }

    @Test
    void aMessageLongerThanWhatIsReadAtOnceIsSignedWhole() throws Exception {
        byte[] seed = new byte[32];
        byte[] message = new byte[200_001];
        message[200_000] = 7;
        assertThat(signed(seed, message)).isEqualTo(byThePlatform(seed, message));
    }

    /** RFC 8032, section 7.1, test 2. */
    @Test
    void theStandardsOwnExampleComesOut() throws IOException {
        byte[] seed = HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        assertThat(HexFormat.of().formatHex(new Ed25519(seed, new SecureRandom()).publicKey()))
                .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertThat(HexFormat.of().formatHex(signed(seed, new byte[] {0x72})))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void whatChangesBetweenItsReadingsIsNotSigned() {
        int[] readings = {0};
        Ed25519 signer = new Ed25519(new byte[32], new SecureRandom());
        assertThatThrownBy(() -> signer.sign(() -> new ByteArrayInputStream(new byte[] {(byte) readings[0]++})))
                .isInstanceOf(IllegalStateException.class);
    }
}
