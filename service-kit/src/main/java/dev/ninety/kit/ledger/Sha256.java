package dev.ninety.kit.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest by which this record recognises content and chains its entries. */
public final class Sha256 {

    private Sha256() {}

    public static byte[] of(byte[] content) {
        return digest().digest(content);
    }

    /** A digest of one's own, for many contents one after the other. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
