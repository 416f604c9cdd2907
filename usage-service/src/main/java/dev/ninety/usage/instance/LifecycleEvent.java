package dev.ninety.usage.instance;

import java.time.Instant;

/** A product instance is taken out of service, or put back. */
public record LifecycleEvent(Instant effectiveAt, Kind kind) {

    /** What happened to the product instance. */
    public enum Kind {
        /** It counts no longer. */
        DECOMMISSION,
        /** It counts again, from 0, once a row covers a moment. */
        REACTIVATE
    }
}
