package dev.ninety.usage.collector.client;

import dev.ninety.usage.collector.Outcome;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A device did not answer as it should. It carries no cause, because what reads an answer would take the cause for a
 * fault of what it reads.
 */
public final class DeviceException extends IOException {

    private final Outcome outcome;

    DeviceException(Outcome outcome, String detail) {
        super(detail);
        this.outcome = outcome;
    }

    /** What a failed exchange means. */
    static DeviceException of(IOException failed) {
        if (failed instanceof DeviceException known) {
            return known;
        }
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return new DeviceException(
                        Outcome.TLS, "It cannot be told who answers: " + reason(cause.getMessage()) + ".");
            }
        }
        return switch (failed) {
            case HttpConnectTimeoutException none ->
                new DeviceException(Outcome.UNREACHABLE, "It does not accept a connection in time.");
            case HttpTimeoutException late -> new DeviceException(Outcome.UNREACHABLE, "It does not answer in time.");
            default ->
                new DeviceException(Outcome.UNREACHABLE, "No connection, or it broke off: " + reason(failed) + ".");
        };
    }

    public Outcome outcome() {
        return outcome;
    }

    /** What a person should know; never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    private static String reason(IOException failed) {
        return failed.getMessage() == null ? failed.getClass().getSimpleName() : reason(failed.getMessage());
    }

    private static String reason(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }
}
