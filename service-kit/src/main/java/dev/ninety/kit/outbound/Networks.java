package dev.ninety.kit.outbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/** Some networks, each written as an address and how many of its first bits its members share. */
public final class Networks {

    private record Network(int length, BigInteger prefix, int rest) {

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            return bytes.length == length
                    && new BigInteger(1, bytes).shiftRight(rest).equals(prefix);
        }
    }

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /** @throws IllegalArgumentException where one is not written like {@code 10.0.0.0/8} or {@code fe80::/10} */
    public static Networks of(Collection<String> texts) {
        return new Networks(texts.stream().map(text -> network(text.strip())).toList());
    }

    /** Whether the address is of one of them. An IPv4 address inside an IPv6 one arrives here as what it is. */
    public boolean contains(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static Network network(String text) {
        String[] parts = text.split("/", -1);
        try {
            byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
            int all = address.length * 8;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (parts.length <= 2 && bits >= 0 && bits <= all) {
                return new Network(address.length, new BigInteger(1, address).shiftRight(all - bits), all - bits);
            }
        } catch (IllegalArgumentException unreadable) {
            // refused below, in the same words as too many bits
        }
        throw new IllegalArgumentException("not a network, such as 10.0.0.0/8: " + text);
    }
}
