package dev.ninety.usage.collector.client;

import dev.ninety.usage.collector.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Future;

/** A conversation with one device over its REST API; it ends by itself when it takes too long. */
public final class DeviceSession implements AutoCloseable {

    private static final String API = "/smartlic-service/";

    private final HttpClient client;
    private final URI base;
    private final Credentials credentials;
    private final Duration readTimeout;
    private final Future<?> deadline;

    DeviceSession(HttpClient client, URI base, Credentials credentials, Duration readTimeout, Future<?> deadline) {
        this.client = client;
        this.base = base;
        this.credentials = credentials;
        this.readTimeout = readTimeout;
        this.deadline = deadline;
    }

    /**
     * Asks for JSON.
     *
     * @param path below the API, such as {@code all-reports}
     * @param limit in bytes
     */
    public InputStream get(String path, long limit) throws DeviceException {
        HttpResponse<InputStream> response = send(request(path).GET());
        long announced = response.headers().firstValueAsLong("Content-Length").orElse(0);
        if (announced > limit) {
            closeQuietly(response.body());
            throw new DeviceException(Outcome.TOO_LARGE, "The answer has more than " + limit + " bytes.");
        }
        return new DeviceAnswer(response.body(), limit);
    }

    /** Tells the device to do something; what it answers beside its status is of no interest. */
    public void post(String path) throws DeviceException {
        closeQuietly(
                send(request(path).POST(HttpRequest.BodyPublishers.noBody())).body());
    }

    @Override
    public void close() {
        deadline.cancel(false);
        client.shutdownNow();
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + API + path))
                .timeout(readTimeout)
                .header("Authorization", credentials.basic())
                .header("Accept", "application/json");
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws DeviceException {
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException failed) {
            throw DeviceException.of(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DeviceException(Outcome.UNREACHABLE, "The collection was stopped.");
        }
        int status = response.statusCode();
        if (status == 200 || status == 204) {
            return response;
        }
        closeQuietly(response.body());
        throw status == 401 || status == 403
                ? new DeviceException(
                        Outcome.UNAUTHORISED, "It does not accept the user and password: status " + status + ".")
                : new DeviceException(Outcome.BAD_ANSWER, "It answers with status " + status + ".");
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException alreadyGone) {
            // nobody wants it any more
        }
    }
}
