package dev.ninety.suite.load;

import dev.ninety.suite.http.Answer;
import dev.ninety.suite.http.JsonClient;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Brings files to a service, and waits for one that says it cannot answer now. */
final class Courier {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private Courier() {}

    static Answer send(JsonClient service, String path, Path file, String contentType) {
        return patiently(() -> {
            try {
                return service.send("POST", path, BodyPublishers.ofFile(file), Map.of("Content-Type", contentType));
            } catch (FileNotFoundException gone) {
                throw new UncheckedIOException(file + " cannot be read", gone);
            }
        });
    }

    /** Asks again while the answer is 503, as long as is reasonable. */
    static Answer patiently(Supplier<Answer> request) {
        long start = System.nanoTime();
        Answer answer = request.get();
        while (answer.status() == 503 && System.nanoTime() - start < PATIENCE.toNanos()) {
            LockSupport.parkNanos(pause(answer).toNanos());
            answer = request.get();
        }
        return answer;
    }

    private static Duration pause(Answer answer) {
        String seconds = answer.header("Retry-After");
        Duration asked = seconds.matches("\\d{1,4}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
        Duration least = Duration.ofMillis(200);
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked.compareTo(least) < 0 ? least : asked;
    }
}
