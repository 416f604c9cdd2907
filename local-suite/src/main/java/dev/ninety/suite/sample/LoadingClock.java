package dev.ninety.suite.sample;

import dev.ninety.suite.SuiteClock;
import java.time.Instant;

/**
 * The services' clock while an estate is loaded: it goes from moment to moment of the estate's story, never back, and at
 * last runs as the machine's does.
 */
final class LoadingClock implements AutoCloseable {

    private final SuiteClock clock;
    private final Instant today;
    private Instant latest;
    private boolean released;

    /**
     * @param recorded when something of the estate was recorded last; a load that goes on does so from there
     * @param today from when on everything happens as it is loaded
     */
    LoadingClock(SuiteClock clock, Instant recorded, Instant today) {
        this.clock = clock;
        this.latest = recorded;
        this.today = today;
    }

    /** Makes it this moment, or leaves it where it is if that is later. */
    void at(Instant moment) {
        latest = moment.isAfter(latest) ? moment : latest;
        if (released || !latest.isBefore(today)) {
            close();
        } else {
            clock.set(latest);
        }
    }

    @Override
    public void close() {
        released = true;
        clock.release();
    }
}
