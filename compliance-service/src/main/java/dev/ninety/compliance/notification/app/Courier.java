package dev.ninety.compliance.notification.app;

import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.Outcome;
import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.notification.SubscriberKind;
import java.util.List;

/** Brings events to subscribers of one kind. */
public interface Courier {

    SubscriberKind kind();

    /** Whether anything can be brought now. */
    boolean isReady();

    /** How many events go together at most. */
    int most();

    /** Tries once to bring events, in their order: all of them or none. */
    Outcome bring(Subscriber subscriber, List<Event> events);
}
