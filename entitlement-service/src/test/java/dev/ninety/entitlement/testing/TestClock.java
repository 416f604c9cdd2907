package dev.ninety.entitlement.testing;

import dev.ninety.kit.testing.AdjustableClock;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;

/** The clock of the service under test. */
@Mock
@ApplicationScoped
public class TestClock extends AdjustableClock {}
