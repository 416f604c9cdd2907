package dev.ninety.compliance;

import dev.ninety.kit.testing.ConfigurationReference;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void theReferenceDescribesEverySettingAndNoOther() {
        ConfigurationReference.assertDescribes("compliance-service", "dev.ninety.compliance");
    }
}
