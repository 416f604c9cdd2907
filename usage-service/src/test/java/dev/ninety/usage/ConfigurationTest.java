package dev.ninety.usage;

import dev.ninety.kit.testing.ConfigurationReference;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void theReferenceDescribesEverySettingAndNoOther() {
        ConfigurationReference.assertDescribes("usage-service", "dev.ninety.usage", "ninety.entitlement-service.url");
    }
}
