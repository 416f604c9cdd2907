package dev.ninety.usage.collector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ninety.kit.outbound.Networks;
import dev.ninety.usage.collector.app.CollectorSettings;
import io.smallrye.config.WithDefault;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no device is, and what is never asked. */
class NetworksTest {

    private static final Networks SHIPPED = Networks.of(List.of(shipped().split(",")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "169.254.169.254",
                "224.0.0.1",
                "255.255.255.255",
                "100.100.100.200",
                "168.63.129.16",
                "::",
                "::1",
                "fe80::1",
                "febf::1",
                "ff02::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "::ffff:127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::7f00:1"
            })
    void placesWhereNoDeviceIs(String address) {
        assertThat(SHIPPED.contains(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "169.253.0.1", "2001:db8::1", "fd00::1"})
    void placesWhereDevicesAre(String address) {
        assertThat(SHIPPED.contains(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void aNetworkIsAnAddressAndSomeBits() {
        Networks odd = Networks.of(List.of("10.20.128.0/17", " 192.0.2.7 "));
        assertThat(odd.contains(InetAddress.ofLiteral("10.20.129.1"))).isTrue();
        assertThat(odd.contains(InetAddress.ofLiteral("10.20.127.1"))).isFalse();
        assertThat(odd.contains(InetAddress.ofLiteral("192.0.2.7"))).isTrue();
        assertThat(odd.contains(InetAddress.ofLiteral("192.0.2.6"))).isFalse();
        for (String wrong : List.of("10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "switch.example.com/8", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Networks.of(List.of(wrong)));
        }
    }

    @Test
    void devicesAreAskedWithTlsUnlessTheOperatorSaysOtherwise() {
        assertThat(DeviceUrl.fault("http://switch.example.com", false, SHIPPED)).isNotNull();
        assertThat(DeviceUrl.fault("http://switch.example.com", true, SHIPPED)).isNull();
        assertThat(DeviceUrl.fault("HTTPS://switch.example.com:8443/", false, SHIPPED))
                .isNull();
        assertThat(DeviceUrl.fault("https://[fe80::1]", false, SHIPPED)).isNotNull();
        assertThat(DeviceUrl.fault("https://[2001:db8::1]:443", false, SHIPPED)).isNull();
    }

    private static String shipped() {
        try {
            return CollectorSettings.class
                    .getMethod("forbiddenNetworks")
                    .getAnnotation(WithDefault.class)
                    .value();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
