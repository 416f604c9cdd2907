package dev.ninety.suite;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A PostgreSQL server that somebody else runs; it is used, never stopped. */
public final class GivenDatabase implements Database {

    private final String server;
    private final String parameters;
    private final String user;
    private final String password;

    private GivenDatabase(String server, String parameters, String user, String password) {
        this.server = server;
        this.parameters = parameters;
        this.user = user;
        this.password = password;
    }

    /**
     * A server by its address.
     *
     * @param address such as {@code postgresql://user:password@host:5432?sslmode=require}; the user needs the right
     *     to make databases unless they exist
     * @throws SuiteException when the address has another form
     */
    public static GivenDatabase at(String address) {
        URI uri;
        try {
            uri = new URI(address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address);
        } catch (URISyntaxException e) {
            throw unusable();
        }
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !("postgresql".equals(scheme) || "postgres".equals(scheme))) {
            throw unusable();
        }
        String[] credentials = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new GivenDatabase(
                uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort()),
                uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery(),
                credentials.length > 0 ? decoded(credentials[0]) : "postgres",
                credentials.length > 1 ? decoded(credentials[1]) : "");
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + server + "/" + database + parameters;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public void close() {
        // It was there before and stays.
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address may hold a password, so neither the message nor a cause repeats it. */
    private static SuiteException unusable() {
        return new SuiteException("NINETY_POSTGRES_URL must look like postgresql://user:password@host:5432");
    }
}
