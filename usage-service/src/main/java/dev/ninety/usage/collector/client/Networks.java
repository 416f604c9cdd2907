package dev.ninety.usage.collector.client;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/** Some networks, written like {@code 10.0.0.0/8} or {@code fe80::/10}. */
public final class Networks {

    private record Network(byte[] address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /** @throws IllegalArgumentException where one is not written so */
    public static Networks of(Collection<String> texts) {
        return new Networks(texts.stream().map(text -> parse(text.strip())).toList());
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    private static Network parse(String text) {
        int slash = text.indexOf('/');
        try {
            byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= address.length * 8) {
                return new Network(address, bits);
            }
        } catch (IllegalArgumentException notANetwork) {
            // refused below, in the same words as a number of bits out of range
        }
        throw new IllegalArgumentException("not a network, such as 10.0.0.0/8: " + text);
    }
}
