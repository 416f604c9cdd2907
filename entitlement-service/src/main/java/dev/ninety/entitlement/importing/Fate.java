package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.naming.NameKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line, and why.
 *
 * @param reason a stable code; null where it was taken
 * @param detail the reason in a sentence; null where it was taken
 * @param resource the path, below the account, of what it speaks of; null where it was not understood
 * @param awaited the names that it waits for; empty unless it is UNRESOLVED
 */
public record Fate(
        Status status,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String resource,
        List<Awaited> awaited) {

    private static final int LONGEST_DETAIL = 500;

    /**
     * A name that a line waits for.
     *
     * @param quantity the units that wait with it; 0 where the line has none
     */
    public record Awaited(NameKind kind, String name, long quantity) {}

    public Fate {
        detail = detail == null ? null : SourceLine.printable(detail, LONGEST_DETAIL);
        awaited = List.copyOf(awaited);
    }

    public static Fate of(Status status, String resource) {
        return new Fate(status, null, null, resource, List.of());
    }

    public static Fate refused(String reason, String detail) {
        return new Fate(Status.REFUSED, reason, detail, null, List.of());
    }

    /** Understood well enough to tell what it speaks of, and refused all the same. */
    public static Fate refused(String reason, String detail, String resource) {
        return new Fate(Status.REFUSED, reason, detail, resource, List.of());
    }

    public static Fate skipped(String reason, String detail) {
        return new Fate(Status.SKIPPED, reason, detail, null, List.of());
    }

    public static Fate unresolved(String reason, String detail, List<Awaited> awaited) {
        return new Fate(Status.UNRESOLVED, reason, detail, null, awaited);
    }
}
