package dev.ninety.usage.instance;

import dev.ninety.usage.instance.LifecycleEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When a product instance counts: always, but between a decommission and the reactivation that follows. */
public final class Lifecycle {

    private static final Lifecycle ALWAYS_ACTIVE = new Lifecycle(List.of());

    private final TreeMap<Instant, Kind> events = new TreeMap<>();

    /** @param events in the order recorded; of two with the same moment the later recorded wins */
    public Lifecycle(List<LifecycleEvent> events) {
        events.forEach(event -> this.events.put(event.effectiveAt(), event.kind()));
    }

    public static Lifecycle alwaysActive() {
        return ALWAYS_ACTIVE;
    }

    public boolean isActiveAt(Instant moment) {
        Map.Entry<Instant, Kind> last = events.floorEntry(moment);
        return last == null || last.getValue() == Kind.REACTIVATE;
    }

    /** Whether some moment of {@code [start, end)} lies in a time out of service; {@code end} null means without end. */
    public boolean isInactiveWithin(Instant start, @Nullable Instant end) {
        if (end != null && !start.isBefore(end)) {
            return false;
        }
        if (!isActiveAt(start)) {
            return true;
        }
        return (end == null ? events.tailMap(start, false) : events.subMap(start, false, end, false))
                .containsValue(Kind.DECOMMISSION);
    }

    /** Whether the event that decides this very moment already says so. */
    public boolean decides(LifecycleEvent event) {
        return event.kind() == events.get(event.effectiveAt());
    }

    /** The moments at which something was said, ascending. */
    public Iterable<Instant> moments() {
        return events.keySet();
    }

    /** The moments at which it is taken out of service, ascending. */
    public List<Instant> decommissions() {
        return events.entrySet().stream()
                .filter(event -> event.getValue() == Kind.DECOMMISSION)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lifecycle same && events.equals(same.events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }
}
