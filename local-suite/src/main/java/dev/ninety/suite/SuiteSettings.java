package dev.ninety.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a suite is to run.
 *
 * @param root the repository, whose folders hold the packaged services
 * @param home where data, logs and process ids are kept
 * @param ports the TCP port of each service
 * @param postgresPort the TCP port of the embedded PostgreSQL
 * @param postgresUrl a server to use instead of the embedded one
 * @param startOfTime the moment at which all services' time stands still until somebody moves it; where it is empty, the
 *     machine's time counts
 * @param flags further flags for a service's Java, such as {@code -Dninety.x=y}
 */
public record SuiteSettings(
        Path root,
        Path home,
        Map<Service, Integer> ports,
        int postgresPort,
        Optional<String> postgresUrl,
        Optional<Instant> startOfTime,
        Map<Service, List<String>> flags) {

    private static final int POSTGRES_PORT = 15432;

    public SuiteSettings {
        ports = Map.copyOf(ports);
        flags = Map.copyOf(flags);
    }

    /** For a person: the usual ports, moved up by an offset, and a home that stays. */
    public static SuiteSettings forPeople(Path root, int portOffset, Optional<String> postgresUrl) {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, service.port() + portOffset);
        }
        int postgres = POSTGRES_PORT + portOffset;
        return new SuiteSettings(
                root,
                root.resolve(".ninety"),
                ports,
                isFree(postgres) ? postgres : freePort(),
                postgresUrl,
                Optional.empty(),
                Map.of());
    }

    /** For tests: free ports and the given home. */
    public static SuiteSettings forTests(
            Path root, Path home, Optional<Instant> startOfTime, Map<Service, List<String>> flags) {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, freePort());
        }
        return new SuiteSettings(root, home, ports, freePort(), Optional.empty(), startOfTime, flags);
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** A port that nobody listens on now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new SuiteException("No free TCP port: " + e.getMessage(), e);
        }
    }
}
