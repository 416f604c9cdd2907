package dev.ninety.suite.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonClientTest {

    @Test
    void partsOfAPathAreEncodedTheirSlashesIncluded() {
        assertThat(JsonClient.path("v1", "ISR4331/K9:FDO2113A0C1", "a b+c"))
                .isEqualTo("/v1/ISR4331%2FK9%3AFDO2113A0C1/a%20b%2Bc");
    }
}
