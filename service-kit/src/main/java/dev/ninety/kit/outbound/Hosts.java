package dev.ninety.kit.outbound;

import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The host of an address. */
public final class Hosts {

    private Hosts() {}

    /** The name or the number of the host, a number of version 6 without its brackets. */
    public static String of(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** What a number means, without asking anybody; null for a name. */
    public static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException aName) {
            return null;
        }
    }
}
