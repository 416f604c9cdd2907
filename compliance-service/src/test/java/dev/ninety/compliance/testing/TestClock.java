package dev.ninety.compliance.testing;

import dev.ninety.kit.testing.AdjustableClock;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;

/** The clock of all tests of this service. */
@Mock
@ApplicationScoped
public class TestClock extends AdjustableClock {}
