package dev.ninety.entitlement.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an import, line by line.
 *
 * @param received how many lines there were; the other counts add up to it
 */
public record ImportReport(
        int received, int created, int changed, int unchanged, int skipped, int refused, List<Line> lines) {

    /** What became of a line. */
    public enum Status {
        /** A new entitlement. */
        CREATED,
        /** An entitlement that stood otherwise; the difference is posted. */
        CHANGED,
        /** An entitlement that stands just so. */
        UNCHANGED,
        /** Understood, and grants nothing. */
        SKIPPED,
        /** Cannot be taken as it is. */
        REFUSED
    }

    /**
     * One line.
     *
     * @param index its place among the lines of this answer, from 0
     * @param pointer its place in the body, as a JSON pointer
     * @param entitlement the entitlement that it speaks of; null where it was skipped or not understood
     * @param reason a stable code; null where it was taken
     * @param detail the reason in a sentence; null where it was taken
     * @param license the licence's name as it was sent
     * @param virtualAccount the Virtual Account's name as it was sent
     */
    public record Line(
            int index,
            String pointer,
            Status status,
            @Nullable String entitlement,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String license,
            @Nullable String virtualAccount) {}

    public static ImportReport of(List<Line> lines) {
        return new ImportReport(
                lines.size(),
                count(lines, Status.CREATED),
                count(lines, Status.CHANGED),
                count(lines, Status.UNCHANGED),
                count(lines, Status.SKIPPED),
                count(lines, Status.REFUSED),
                List.copyOf(lines));
    }

    private static int count(List<Line> lines, Status status) {
        return Math.toIntExact(
                lines.stream().filter(line -> line.status() == status).count());
    }
}
