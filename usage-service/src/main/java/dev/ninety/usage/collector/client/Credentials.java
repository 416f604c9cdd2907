package dev.ninety.usage.collector.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and a password; they are never written anywhere. */
public final class Credentials {

    private final String username;
    private final String password;

    Credentials(String username, String password) {
        this.username = username;
        this.password = password;
    }

    /** As HTTP's basic scheme sends them. */
    String basic() {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
