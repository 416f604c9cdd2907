package dev.ninety.usage.importing.web;

import dev.ninety.kit.csv.Column;
import dev.ninety.usage.importing.Judgement;
import dev.ninety.usage.importing.Judgement.Reason;
import dev.ninety.usage.importing.Judgement.Status;
import dev.ninety.usage.importing.app.DeviceFile;
import dev.ninety.usage.instance.Udi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a list of devices, or would.
 *
 * @param sha256 of the file as it was sent
 * @param columns of a table and what they stand for; null where the file is JSON
 */
public record DeviceImportReport(
        String sha256,
        boolean preview,
        @Nullable List<Column> columns,
        long received,
        long created,
        long changed,
        long unchanged,
        long refused,
        List<Line> lines) {

    /** What became of one line; {@code pointer} is its place in the file, {@code virtualAccount} is as it was sent. */
    public record Line(
            int index,
            String pointer,
            Status status,
            @Nullable Reason reason,
            @Nullable String detail,
            @Nullable String productInstance,
            @Nullable String virtualAccount) {}

    static DeviceImportReport of(DeviceFile file, boolean preview, List<Judgement> judgements) {
        return new DeviceImportReport(
                file.body().sha256(),
                preview,
                file.columns(),
                judgements.size(),
                count(judgements, Status.CREATED),
                count(judgements, Status.CHANGED),
                count(judgements, Status.UNCHANGED),
                count(judgements, Status.REFUSED),
                judgements.stream().map(DeviceImportReport::line).toList());
    }

    private static Line line(Judgement judgement) {
        Udi udi = judgement.line().udi();
        return new Line(
                judgement.line().index(),
                judgement.line().pointer(),
                judgement.status(),
                judgement.reason(),
                judgement.detail(),
                udi == null ? null : udi.toString(),
                judgement.line().virtualAccount());
    }

    private static long count(List<Judgement> judgements, Status status) {
        return judgements.stream()
                .filter(judgement -> judgement.status() == status)
                .count();
    }
}
