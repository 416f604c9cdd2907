package dev.ninety.compliance.pack;

import dev.ninety.kit.ledger.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Signs a stream by Ed25519 as RFC 8032, section 5.1 describes it. The rule reads the message twice, which is why no
 * provider of the platform signs without holding all of it; a pack is larger than the memory that a service has. The
 * signatures are those that the platform's own provider gives, byte for byte.
 */
public final class Ed25519 {

    /** The length of a private key's seed and of a public key, in bytes. */
    public static final int KEY_BYTES = 32;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);
    private static final BigInteger TWO_D = D.shiftLeft(1).mod(P);
    private static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);
    private static final Point BASE = base();

    /** How many bits a scalar has after a multiple of the order was added, so that all take as many steps. */
    private static final int STEPS = 320;

    private final byte[] publicKey;
    private final BigInteger secret;
    private final byte[] prefix;
    private final SecureRandom random;

    /**
     * What signs by a private key.
     *
     * @param seed 32 bytes
     * @param random hides from who measures how long it takes what is multiplied; no signature depends on it
     */
    public Ed25519(byte[] seed, SecureRandom random) {
        if (seed.length != KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has " + KEY_BYTES + " bytes");
        }
        byte[] hash = sha512().digest(seed);
        byte[] scalar = Arrays.copyOf(hash, KEY_BYTES);
        scalar[0] &= (byte) 0xf8;
        scalar[31] &= 0x7f;
        scalar[31] |= 0x40;
        this.secret = number(scalar);
        this.prefix = Arrays.copyOfRange(hash, KEY_BYTES, 2 * KEY_BYTES);
        this.random = random;
        this.publicKey = multiplied(secret).encoded();
    }

    /** A message that can be read from its beginning as often as need be. */
    @FunctionalInterface
    public interface Message {
        InputStream open() throws IOException;
    }

    /** The public key, 32 bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * The signature of a message, 64 bytes.
     *
     * @throws IllegalStateException where the message is not the same both times: signing that would give the key away
     */
    public byte[] sign(Message message) throws IOException {
        MessageDigest first = sha512();
        first.update(prefix);
        byte[] seen = feed(message, first);
        BigInteger nonce = number(first.digest()).mod(ORDER);
        byte[] commitment = multiplied(nonce).encoded();
        MessageDigest second = sha512();
        second.update(commitment);
        second.update(publicKey);
        if (!Arrays.equals(seen, feed(message, second))) {
            throw new IllegalStateException("what is to be signed changed while it was read");
        }
        BigInteger challenge = number(second.digest()).mod(ORDER);
        byte[] response = bytes(nonce.add(challenge.multiply(secret)).mod(ORDER));
        byte[] signature = Arrays.copyOf(commitment, 2 * KEY_BYTES);
        System.arraycopy(response, 0, signature, KEY_BYTES, KEY_BYTES);
        return signature;
    }

    /** Gives a message to a digest, and answers by another one what it was. */
    private static byte[] feed(Message message, MessageDigest digest) throws IOException {
        MessageDigest own = Sha256.digest();
        byte[] buffer = new byte[65_536];
        try (InputStream in = message.open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                own.update(buffer, 0, read);
            }
        }
        return own.digest();
    }

    /** A multiple of the base point: always as many steps of the same kind, on a way that is another each time. */
    private Point multiplied(BigInteger scalar) {
        BigInteger blinded = scalar.mod(ORDER).add(ORDER.multiply(new BigInteger(64, random).setBit(64)));
        Point low = NEUTRAL;
        Point high = BASE;
        for (int bit = STEPS - 1; bit >= 0; bit--) {
            Point sum = low.plus(high);
            if (blinded.testBit(bit)) {
                low = sum;
                high = high.plus(high);
            } else {
                high = sum;
                low = low.plus(low);
            }
        }
        return low;
    }

    private static Point base() {
        BigInteger y = BigInteger.valueOf(4)
                .multiply(BigInteger.valueOf(5).modInverse(P))
                .mod(P);
        BigInteger square = y.multiply(y).mod(P);
        BigInteger quotient = square.subtract(BigInteger.ONE)
                .multiply(D.multiply(square).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        BigInteger x = quotient.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).subtract(quotient).mod(P).equals(BigInteger.ZERO)) {
            x = x.multiply(BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P))
                    .mod(P);
        }
        BigInteger even = x.testBit(0) ? P.subtract(x) : x;
        return new Point(even, y, BigInteger.ONE, even.multiply(y).mod(P));
    }

    /** A point of the curve in extended coordinates: x = X/Z, y = Y/Z, x * y = T/Z. */
    private record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

        /** The sum; the same formula holds for a point and itself. */
        Point plus(Point other) {
            BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
            BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
            BigInteger c = t.multiply(TWO_D).mod(P).multiply(other.t).mod(P);
            BigInteger d = z.shiftLeft(1).multiply(other.z).mod(P);
            BigInteger e = b.subtract(a);
            BigInteger f = d.subtract(c);
            BigInteger g = d.add(c);
            BigInteger h = b.add(a);
            return new Point(
                    e.multiply(f).mod(P),
                    g.multiply(h).mod(P),
                    f.multiply(g).mod(P),
                    e.multiply(h).mod(P));
        }

        byte[] encoded() {
            BigInteger inverse = z.modInverse(P);
            byte[] encoded = bytes(y.multiply(inverse).mod(P));
            if (x.multiply(inverse).mod(P).testBit(0)) {
                encoded[31] |= (byte) 0x80;
            }
            return encoded;
        }
    }

    /** A number of which the least byte comes first. */
    private static BigInteger number(byte[] littleEndian) {
        return new BigInteger(1, reversed(littleEndian));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] magnitude = number.toByteArray();
        byte[] bytes = new byte[KEY_BYTES];
        for (int i = 0; i < Math.min(KEY_BYTES, magnitude.length); i++) {
            bytes[i] = magnitude[magnitude.length - 1 - i];
        }
        return bytes;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform of this version has SHA-512", e);
        }
    }
}
