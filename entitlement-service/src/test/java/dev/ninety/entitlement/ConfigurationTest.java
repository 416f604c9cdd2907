package dev.ninety.entitlement;

import dev.ninety.entitlement.importing.Fields;
import dev.ninety.kit.testing.ConfigurationReference;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void theReferenceDescribesEverySettingAndNoOther() {
        ConfigurationReference.assertDescribes(
                "entitlement-service",
                "dev.ninety.entitlement",
                Stream.of(Fields.OF_LICENCES, Fields.OF_PRICES, Fields.OF_ORDERS, Fields.OF_PAKS)
                        .flatMap(List::stream)
                        .distinct()
                        .map(field -> "ninety.importing.headers." + field)
                        .toArray(String[]::new));
    }
}
