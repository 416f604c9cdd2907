package dev.ninety.suite.verify;

import dev.ninety.suite.SuiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The detached Ed25519 signature over all bytes of a pack. */
final class PackSignature {

    /** The length of every Ed25519 signature, in bytes. */
    private static final int LENGTH = 64;

    /** What the platform's own check can hold; a pack is never made this large. */
    private static final long LARGEST = 2_000_000_000L;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----\\s+([A-Za-z0-9+/=\\s]+?)\\s+-----END PUBLIC KEY-----");

    private PackSignature() {}

    /** The key of a PEM file. */
    static PublicKey key(String pem) {
        Matcher found = PEM.matcher(pem);
        if (!found.find()) {
            throw new SuiteException("--key takes a PEM file with a public key, as GET /v1/evidence-key gives it");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SuiteException("--key takes an Ed25519 key: " + e.getMessage(), e);
        }
    }

    /** The key's name, as the service that signs publishes it. */
    static String id(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What is wrong with the signature; empty where it is that of this key over this file. */
    static Optional<String> check(Path pack, PublicKey key, byte[] signature) {
        if (signature.length != LENGTH) {
            return Optional.of("the signature has " + signature.length + " bytes, and not " + LENGTH);
        }
        try {
            if (Files.size(pack) > LARGEST) {
                throw new SuiteException("the pack is larger than any that is made");
            }
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(Files.readAllBytes(pack));
            if (verifier.verify(signature)) {
                return Optional.empty();
            }
        } catch (SignatureException malformed) {
            // Said below: whatever is no signature is not the signature of this file.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of this version has Ed25519", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of("the signature is not that of this file by this key");
    }
}
