package dev.ninety.usage.hygiene;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** A licence that still counts on an instance which only reports others by now. */
public final class SilentTag {

    private SilentTag() {}

    /** How far the vendor has heard of one licence of an instance. */
    public record Heard(String entitlementTag, Instant through) {}

    /**
     * @param other the licence that was heard of furthest
     * @param since from when on this one counts as silent
     */
    public record Silence(Heard other, Instant since) {}

    /**
     * @param countingSince since when this one has been counted without a break
     * @return empty where no other licence was heard of through a later time than this one by more than {@code days}
     */
    public static Optional<Silence> judge(Heard own, Instant countingSince, Collection<Heard> others, long days) {
        Instant latest = own.through().plus(Duration.ofDays(days));
        Instant since = latest.isAfter(countingSince) ? latest : countingSince;
        return others.stream()
                .max(Comparator.comparing(Heard::through))
                .filter(other -> other.through().isAfter(latest))
                .map(other -> new Silence(other, since));
    }
}
