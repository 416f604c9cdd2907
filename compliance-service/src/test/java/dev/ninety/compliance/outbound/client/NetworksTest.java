package dev.ninety.compliance.outbound.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ninety.kit.outbound.Networks;
import io.smallrye.config.WithDefault;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Which addresses are of a network, and which are never spoken to. */
class NetworksTest {

    @Example
    void whatIsNeverSpokenTo() throws NoSuchMethodException {
        Networks shipped = shipped();
        for (String address : List.of(
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "169.254.169.254",
                "192.0.0.192",
                "224.0.0.1",
                "255.255.255.255",
                "100.100.100.200",
                "168.63.129.16",
                "::",
                "::1",
                "::127.0.0.1",
                "2002:7f00:1::",
                "fe80::1",
                "febf::1",
                "ff02::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "::ffff:127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::7f00:1")) {
            assertThat(shipped.contains(InetAddress.ofLiteral(address)))
                    .as(address)
                    .isTrue();
        }
    }

    @Example
    void ownNetworksAndTheWorldAreSpokenTo() throws NoSuchMethodException {
        Networks shipped = shipped();
        for (String address : List.of(
                "10.0.0.1",
                "192.168.1.1",
                "172.16.0.1",
                "100.64.0.1",
                "169.253.0.1",
                "223.255.255.255",
                "2001:db8::1",
                "fd00::1",
                "64:ff9b::a00:1")) {
            assertThat(shipped.contains(InetAddress.ofLiteral(address)))
                    .as(address)
                    .isFalse();
        }
    }

    @Property
    void anAddressIsOfANetworkWhereTheFirstBitsAreTheSame(
            @ForAll @Size(4) byte[] network,
            @ForAll @Size(4) byte[] random,
            @ForAll @IntRange(min = 0, max = 32) int bits,
            @ForAll @IntRange(min = 0, max = 32) int same)
            throws UnknownHostException {
        String first = binary(network);
        String address = first.substring(0, same) + binary(random).substring(same);
        Networks networks =
                Networks.of(List.of(InetAddress.getByAddress(network).getHostAddress() + "/" + bits));
        assertThat(networks.contains(InetAddress.getByAddress(bytes(address))))
                .isEqualTo(first.substring(0, bits).equals(address.substring(0, bits)));
    }

    @Example
    void aNetworkIsAnAddressAndSomeBits() {
        Networks odd = Networks.of(List.of("10.20.128.0/17", " 192.0.2.7 ", "2001:db8::/33"));
        assertThat(odd.contains(InetAddress.ofLiteral("192.0.2.7"))).isTrue();
        assertThat(odd.contains(InetAddress.ofLiteral("192.0.2.6"))).isFalse();
        assertThat(odd.contains(InetAddress.ofLiteral("2001:db8:7fff::1"))).isTrue();
        assertThat(odd.contains(InetAddress.ofLiteral("2001:db8:8000::1"))).isFalse();
        for (String wrong : List.of("10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/8/8", "example.com/8", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Networks.of(List.of(wrong)));
        }
    }

    private static String binary(byte[] address) {
        String digits = new BigInteger(1, address).toString(2);
        return "0".repeat(32 - digits.length()) + digits;
    }

    private static byte[] bytes(String binary) {
        byte[] bytes = new BigInteger("1" + binary, 2).toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length);
    }

    private static Networks shipped() throws NoSuchMethodException {
        String all = OutboundSettings.class
                .getMethod("forbiddenNetworks")
                .getAnnotation(WithDefault.class)
                .value();
        return Networks.of(List.of(all.split(",")));
    }
}
