package dev.ninety.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GivenDatabaseTest {

    @Test
    void anAddressIsTakenApart() {
        // When
        GivenDatabase database = GivenDatabase.at("postgresql://ninety:s%40cret@db.example.com:6432?sslmode=require");

        // Then
        assertThat(database.jdbcUrl("usage")).isEqualTo("jdbc:postgresql://db.example.com:6432/usage?sslmode=require");
        assertThat(database.user()).isEqualTo("ninety");
        assertThat(database.password()).isEqualTo("s@cret");
    }

    @Test
    void portAndCredentialsMayBeLeftOut() {
        // When
        GivenDatabase database = GivenDatabase.at("jdbc:postgresql://localhost");

        // Then
        assertThat(database.jdbcUrl("usage")).isEqualTo("jdbc:postgresql://localhost:5432/usage");
        assertThat(database.user()).isEqualTo("postgres");
        assertThat(database.password()).isEmpty();
    }

    @Test
    void anUnusableAddressIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> GivenDatabase.at("mysql://root:topsecret@localhost"))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("NINETY_POSTGRES_URL")
                .message()
                .doesNotContain("topsecret");
    }
}
