package dev.ninety.compliance.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** Somebody else's receiver of webhooks: keeps what is posted to it, answers as it is told to, and can be down. */
public final class StubReceiver implements AutoCloseable {

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Post> answer = post -> 204;
    private HttpServer server;
    private int port;

    public StubReceiver() {
        up();
    }

    /** What was posted. */
    public record Post(String path, Headers headers, byte[] body) {

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    /** All that was posted, answered with whatever status, in its order. */
    public List<Post> posts() {
        return posts;
    }

    /** The status of each answer; may take its time. */
    public void answer(ToIntFunction<Post> status) {
        answer = status;
    }

    /** Nobody listens any more. */
    public void down() {
        server.stop(0);
    }

    /** Listens at the address of before. */
    public void up() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public void close() {
        down();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Post post = new Post(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            posts.add(post);
            int status = answer.applyAsInt(post);
            exchange.getResponseHeaders().set("Connection", "close");
            if (status / 100 == 3) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
