package dev.ninety.entitlement.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a catalogue file, licence by licence.
 *
 * @param preview whether nothing was written
 * @param received how many licences there were; the other counts add up to it
 */
public record CatalogueReport(
        String sha256,
        boolean preview,
        int received,
        long created,
        long changed,
        long unchanged,
        long refused,
        List<Line> lines) {

    /** What becomes of a licence. */
    public enum Status {
        /** No catalogue had its tag. */
        CREATED,
        /** It stood otherwise; a new version is recorded. */
        CHANGED,
        /** It stands just so. */
        UNCHANGED,
        /** It cannot be taken as it is. */
        REFUSED
    }

    /**
     * One licence.
     *
     * @param index its place among the licences of the file, from 0
     * @param pointer its place in the file, as a JSON pointer
     * @param reason a stable code; null where it was taken
     * @param detail the reason in a sentence; null where it was taken
     */
    public record Line(
            int index,
            String pointer,
            Status status,
            @Nullable String entitlementTag,
            @Nullable String reason,
            @Nullable String detail) {}

    public static CatalogueReport of(String sha256, boolean preview, List<Line> lines) {
        return new CatalogueReport(
                sha256,
                preview,
                lines.size(),
                count(lines, Status.CREATED),
                count(lines, Status.CHANGED),
                count(lines, Status.UNCHANGED),
                count(lines, Status.REFUSED),
                List.copyOf(lines));
    }

    private static long count(List<Line> lines, Status status) {
        return lines.stream().filter(line -> line.status() == status).count();
    }
}
