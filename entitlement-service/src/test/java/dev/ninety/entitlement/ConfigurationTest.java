package dev.ninety.entitlement;

import dev.ninety.kit.testing.ConfigurationReference;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void theReferenceDescribesEverySettingAndNoOther() {
        ConfigurationReference.assertDescribes("entitlement-service", "dev.ninety.entitlement");
    }
}
