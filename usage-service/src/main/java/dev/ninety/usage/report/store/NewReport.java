package dev.ninety.usage.report.store;

import dev.ninety.usage.disclosure.DeliveryMode;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.Flag;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report that is to be kept.
 *
 * @param seriesId,reportId null for telemetry
 * @param channel by which way it reaches the vendor
 * @param stands whether it is the version of its report id that counts
 * @param content as received, UTF-8
 */
public record NewReport(
        long instanceId,
        @Nullable Long seriesId,
        @Nullable Long reportId,
        Status status,
        DeliveryMode channel,
        boolean stands,
        Set<Flag> flags,
        List<ReportRow> rows,
        List<Udi> haMembers,
        byte[] content) {}
