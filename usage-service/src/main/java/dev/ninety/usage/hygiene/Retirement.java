package dev.ninety.usage.hygiene;

import dev.ninety.usage.instance.Udi;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a retired device's licences.
 *
 * @param stillCounted whether it counts now
 * @param releasedAt from when its licences were free again: when what it counted had ended and this record knew;
 *     null while it counts, and where it never counted
 * @param daysToRelease whole days from its retirement until then, or until now while it counts; null where it never
 *     counted
 * @param proposal the decommission that is due; null where it is out of service
 */
public record Retirement(
        Udi instance,
        boolean stillCounted,
        @Nullable Instant releasedAt,
        @Nullable Long daysToRelease,
        @Nullable Proposal proposal) {

    /** A decommission that somebody may post. */
    public record Proposal(Instant effectiveAt, String reason) {}

    /**
     * What is known of a retired device.
     *
     * @param inService whether it is in service now
     * @param counts whether it counts something now
     * @param endedAt when what it counted ended; null while it counts, and where it never counted
     * @param endKnownAt when what ended it was recorded; null where its own reports did
     * @param reportedThrough how far it reported use, until now at most; null where it never did
     */
    public record Device(
            Udi instance,
            boolean inService,
            boolean counts,
            @Nullable Instant endedAt,
            @Nullable Instant endKnownAt,
            @Nullable Instant reportedThrough) {}

    public static Retirement judge(Device device, Instant retiredAt, Instant now) {
        Instant released = device.endedAt();
        if (released != null && device.endKnownAt() != null) {
            released = later(released, device.endKnownAt());
        }
        Instant until = device.counts() ? now : released;
        return new Retirement(
                device.instance(),
                device.counts(),
                released,
                until == null
                        ? null
                        : Math.max(0, Duration.between(retiredAt, until).toDays()),
                device.inService() ? proposal(device, retiredAt) : null);
    }

    /** What was reported as used is never cut: a device that reported after its retirement was still at work. */
    private static Proposal proposal(Device device, Instant retiredAt) {
        Instant through = device.reportedThrough();
        return through != null && through.isAfter(retiredAt)
                ? new Proposal(through, "Retired at " + retiredAt + ", reported use until " + through + ".")
                : new Proposal(retiredAt, "Retired at " + retiredAt + ".");
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
