package dev.ninety.usage.hygiene;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.instance.Lifecycle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Since when something holds that holds at a moment. */
public final class Spells {

    private Spells() {}

    /** Since when the level has been above 0 without a break; null where it is not above 0 at the moment. */
    public static @Nullable Instant countingSince(Timeline level, Instant moment) {
        return since(level, moment, true);
    }

    /**
     * Since when the level has been 0 without a break; null where it is above 0 at the moment, and where it never was
     * before.
     */
    public static @Nullable Instant endedAt(Timeline level, Instant moment) {
        return since(level, moment, false);
    }

    private static @Nullable Instant since(Timeline level, Instant moment, boolean above) {
        Instant start = null;
        boolean holds = false;
        for (Instant change : level.changePoints()) {
            if (change.isAfter(moment)) {
                break;
            }
            boolean now = level.at(change) > 0 == above;
            if (now && !holds) {
                start = change;
            }
            holds = now;
        }
        return holds ? start : null;
    }

    /** Since when the instance has been out of service without a break; null where it is in service at the moment. */
    public static @Nullable Instant outOfServiceSince(Lifecycle lifecycle, Instant moment) {
        Instant start = null;
        for (Instant said : lifecycle.moments()) {
            if (said.isAfter(moment)) {
                break;
            }
            if (lifecycle.isActiveAt(said)) {
                start = null;
            } else if (start == null) {
                start = said;
            }
        }
        return start;
    }
}
