package dev.ninety.usage.collector.client;

import dev.ninety.kit.outbound.Hosts;
import dev.ninety.kit.outbound.Networks;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The address of a device: scheme, host and port, and nothing else. */
public final class DeviceUrl {

    /** Longer than any host name. */
    public static final int LONGEST = 300;

    private DeviceUrl() {}

    /** Why a text is not the address of a device; null where it is one. */
    public static @Nullable String fault(String text, boolean allowPlainHttp, Networks forbidden) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException notAnAddress) {
            return "An address is written like https://switch.example.com.";
        }
        boolean plain = allowPlainHttp && "http".equalsIgnoreCase(url.getScheme());
        if (!plain && !"https".equalsIgnoreCase(url.getScheme())) {
            return "Devices are asked over https only.";
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535) {
            return "An address is written like https://switch.example.com.";
        }
        boolean hasPath = url.getRawPath() != null
                && !url.getRawPath().isEmpty()
                && !url.getRawPath().equals("/");
        if (hasPath || url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            return "Scheme, host and port alone: without a user, a path or parameters.";
        }
        InetAddress literal = Hosts.literal(Hosts.of(url));
        return literal != null && forbidden.contains(literal)
                ? "No device is asked at an address of this network."
                : null;
    }

    /** The base of an address without fault. */
    static URI of(String text) {
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }
}
