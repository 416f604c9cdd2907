package dev.ninety.usage.obligation.app;

import dev.ninety.usage.directory.ClassesChanged;
import dev.ninety.usage.obligation.store.StaleSeries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What a licence owes follows from its reporting class. */
@ApplicationScoped
class ClassChanges {

    private final StaleSeries stale;

    ClassChanges(StaleSeries stale) {
        this.stale = stale;
    }

    void changed(@Observes ClassesChanged change) {
        stale.markTags(change.smartAccount(), change.entitlementTags(), change.recordedAt());
    }
}
