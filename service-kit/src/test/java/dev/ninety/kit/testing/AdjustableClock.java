package dev.ninety.kit.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. A service's tests make it a bean with {@code @Mock}. */
public class AdjustableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void set(Instant moment) {
        now = moment;
    }

    public void set(String moment) {
        set(Instant.parse(moment));
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }
}
