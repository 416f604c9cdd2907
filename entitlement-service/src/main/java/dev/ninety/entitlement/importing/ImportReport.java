package dev.ninety.entitlement.importing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, line by line.
 *
 * @param sha256 of its bytes, in lower-case hexadecimal; the record of files knows it by this
 * @param preview whether nothing was written
 * @param columns the columns of a table and what they stand for; null where the file is none
 * @param received how many lines there were; the counts from {@code created} to {@code unresolved} add up to it
 * @param replayed how many lines of other files had waited for names that this one brought
 */
public record ImportReport(
        String sha256,
        boolean preview,
        @Nullable List<FileColumn> columns,
        int received,
        int created,
        int changed,
        int unchanged,
        int skipped,
        int refused,
        int unresolved,
        int replayed,
        List<Line> lines) {

    /**
     * A column of a table.
     *
     * @param field what it stands for; null where it is not used
     */
    public record FileColumn(String title, @Nullable String field) {}

    /**
     * One line.
     *
     * @param index its place among the lines of this answer, from 0
     * @param pointer its place in the file: a JSON pointer, or {@code /lines/7} in a table
     * @param resource the path, below the account, of what it speaks of; null where it was skipped, waits or was
     *     not understood
     * @param entitlement the id of the entitlement that it speaks of; null where that is none
     * @param reason a stable code; null where it was taken
     * @param detail the reason in a sentence; null where it was taken
     * @param license the licence's name as it was sent
     * @param virtualAccount the Virtual Account's name as it was sent
     */
    public record Line(
            int index,
            String pointer,
            Status status,
            @Nullable String resource,
            @Nullable String entitlement,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String license,
            @Nullable String virtualAccount) {

        static Line of(SourceLine line, Fate fate) {
            String resource = fate.resource();
            return new Line(
                    line.index(),
                    line.pointer(),
                    fate.status(),
                    resource,
                    resource != null && resource.startsWith(ImportPlan.RESOURCES)
                            ? resource.substring(ImportPlan.RESOURCES.length())
                            : null,
                    fate.reason(),
                    fate.detail(),
                    line.fields().get(Fields.LICENSE),
                    line.fields().get(Fields.VIRTUAL_ACCOUNT));
        }
    }

    /** @param fates of the lines, in their order */
    public static ImportReport of(
            String sha256,
            boolean preview,
            @Nullable List<FileColumn> columns,
            List<SourceLine> lines,
            List<Fate> fates,
            int replayed) {
        List<Line> fared = new ArrayList<>();
        for (int i = 0; i < fates.size(); i++) {
            fared.add(Line.of(lines.get(i), fates.get(i)));
        }
        return new ImportReport(
                sha256,
                preview,
                columns,
                lines.size(),
                count(fates, Status.CREATED),
                count(fates, Status.CHANGED),
                count(fates, Status.UNCHANGED),
                count(fates, Status.SKIPPED),
                count(fates, Status.REFUSED),
                count(fates, Status.UNRESOLVED),
                replayed,
                fared);
    }

    private static int count(List<Fate> fates, Status status) {
        return Math.toIntExact(
                fates.stream().filter(fate -> fate.status() == status).count());
    }
}
