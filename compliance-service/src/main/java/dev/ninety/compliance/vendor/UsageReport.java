package dev.ninety.compliance.vendor;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file of counts.
 *
 * @param preview whether nothing was written, and this is what would become of it
 * @param columns of a table; null for JSON
 */
public record UsageReport(
        String sha256,
        boolean preview,
        int received,
        int accepted,
        int unchanged,
        int unresolved,
        int skipped,
        int refused,
        @Nullable List<FileColumn> columns,
        List<Line> lines) {

    /**
     * A column of a table.
     *
     * @param field what it stands for; null where it is not used
     */
    public record FileColumn(String title, @Nullable String field) {}

    /** What became of a line. */
    public enum Status {
        /** By it another count stands than before. */
        ACCEPTED,
        /** The count stood so already, or a later file speaks of it. */
        UNCHANGED,
        /** A name is not known, or not for certain; it is taken by itself once it is. */
        UNRESOLVED,
        /** Understood, and counts nothing. */
        SKIPPED,
        /** Cannot be taken as it is. */
        REFUSED
    }

    /**
     * One line.
     *
     * @param index its place among the lines of this answer, from 0
     * @param pointer its place in the file
     * @param reason a stable code; null where it was taken
     * @param detail the reason in a sentence; null where it was taken
     * @param virtualAccount the id where it is known, else as it was sent
     * @param entitlementTag null where it is not known
     * @param license the licence's name as it was sent
     * @param quantity units that the vendor has as bought; null where the line does not say
     */
    public record Line(
            int index,
            String pointer,
            Status status,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String virtualAccount,
            @Nullable String entitlementTag,
            @Nullable String license,
            @Nullable Long inUse,
            @Nullable Long quantity,
            @Nullable Instant takenAt) {

        /**
         * What became of a line that was judged.
         *
         * @param changed the counts by which another one stands than before
         */
        public static Line of(UsageLine line, Judgement judgement, Set<CountKey> changed) {
            return switch (judgement) {
                case Judgement.Counted counted ->
                    new Line(
                            line.index(),
                            line.pointer(),
                            changed.contains(counted.key()) ? Status.ACCEPTED : Status.UNCHANGED,
                            null,
                            null,
                            counted.key().pair().virtualAccount(),
                            counted.key().pair().entitlementTag(),
                            line.license(),
                            counted.count().inUse(),
                            counted.count().quantity(),
                            counted.key().takenAt());
                case Judgement.Waiting waiting ->
                    new Line(
                            line.index(),
                            line.pointer(),
                            Status.UNRESOLVED,
                            waiting.reason(),
                            waiting.detail(),
                            waiting.subject().virtualAccount(),
                            waiting.subject().entitlementTag(),
                            line.license(),
                            waiting.count().inUse(),
                            waiting.count().quantity(),
                            waiting.takenAt());
                case Judgement.Skipped(String reason, String detail) -> asSent(line, Status.SKIPPED, reason, detail);
                case Judgement.Refused(String reason, String detail) -> asSent(line, Status.REFUSED, reason, detail);
            };
        }

        private static Line asSent(UsageLine line, Status status, String reason, String detail) {
            return new Line(
                    line.index(),
                    line.pointer(),
                    status,
                    reason,
                    detail,
                    line.virtualAccount(),
                    line.entitlementTag(),
                    line.license(),
                    line.inUse(),
                    line.quantity(),
                    null);
        }
    }

    public static UsageReport of(String sha256, boolean preview, @Nullable List<FileColumn> columns, List<Line> lines) {
        return new UsageReport(
                sha256,
                preview,
                lines.size(),
                count(lines, Status.ACCEPTED),
                count(lines, Status.UNCHANGED),
                count(lines, Status.UNRESOLVED),
                count(lines, Status.SKIPPED),
                count(lines, Status.REFUSED),
                columns,
                List.copyOf(lines));
    }

    private static int count(List<Line> lines, Status status) {
        return Math.toIntExact(
                lines.stream().filter(line -> line.status() == status).count());
    }
}
