package dev.ninety.usage.collector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which reports a device says the vendor has acknowledged. */
class UsageListTest {

    private static final String LIST = """
            {"version":{"x":[1]},"usage_list":[{"report_id":"1671840750","state":"ACK","times":[{"start":1}]},
            {"reportId":2,"state":"CLOSED"},{"state":"acked","report_id":3},{"report_id":"x","state":"ACK"},
            {"report_id":99999999999999999999,"state":"ACK"},{"state":"ACK"},{"report_id":{"a":4},"state":"ACK"},
            7,[8],null,{"report_id":16283555555,"status":"ACK"}],"more":true}""";

    @Test
    void whatIsUnderstoodIsTakenAndTheRestPassedOver() throws DeviceException {
        assertThat(read(LIST)).isEqualTo(Set.of(1671840750L, 3L, 16283555555L));
        assertThat(read("{\"usage_list\":[]}")).isEmpty();
    }

    @Test
    void whatIsNoSuchListIsRefused() {
        for (String text : new String[] {
            "",
            "[]",
            "{}",
            "{\"usage_list\":{}}",
            "{\"usage_list\":[{\"report_id\":1,}]}",
            "{usage_list:[]}",
            "<x/>",
            "{\"usage_list\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}"
        }) {
            assertThatExceptionOfType(DeviceException.class).as(text).isThrownBy(() -> read(text));
        }
    }

    @Property
    void aDamagedListIsReadOrRefused(
            @ForAll @IntRange(min = 0, max = 10_000) int at, @ForAll @IntRange(min = 0, max = 127) int value) {
        byte[] damaged = LIST.getBytes(StandardCharsets.UTF_8);
        damaged[at % damaged.length] = (byte) value;
        try {
            UsageList.acknowledged(new ByteArrayInputStream(damaged));
        } catch (DeviceException refused) {
            assertThat(refused.detail()).isNotBlank();
        }
    }

    private static Set<Long> read(String text) throws DeviceException {
        return UsageList.acknowledged(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
