package dev.ninety.usage.delivery.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the reports of an export as they were received, a portion at a time. */
@ApplicationScoped
public class ExportedReports {

    private static final long PORTION_BYTES = 4L << 20;
    private static final int PORTION_REPORTS = 500;

    private final Sql sql;

    public ExportedReports(Sql sql) {
        this.sql = sql;
    }

    /** Takes the reports one by one. */
    @FunctionalInterface
    public interface Taker {
        void take(long instanceId, String content) throws IOException;
    }

    private record Sized(long versionId, long bytes) {}

    /** Hands out the reports, those of one instance one after the other, the earliest received first. */
    public void forEach(String smartAccount, String exportId, Taker taker) throws IOException {
        List<Sized> sizes =
                sql.list("""
                SELECT v.version_id, octet_length(r.content) AS bytes FROM export_version v
                JOIN rum_report r ON r.smart_account = v.smart_account AND r.id = v.version_id
                WHERE v.smart_account = ? AND v.export_id = ? ORDER BY v.instance_id, v.version_id
                """, row -> new Sized(row.number("version_id"), row.number("bytes")), smartAccount, exportId);
        List<Long> portion = new ArrayList<>();
        long bytes = 0;
        for (Sized sized : sizes) {
            portion.add(sized.versionId());
            bytes += sized.bytes();
            if (bytes >= PORTION_BYTES || portion.size() >= PORTION_REPORTS) {
                hand(smartAccount, portion, taker);
                portion.clear();
                bytes = 0;
            }
        }
        hand(smartAccount, portion, taker);
    }

    private void hand(String smartAccount, List<Long> versionIds, Taker taker) throws IOException {
        record Content(long instanceId, String text) {}
        List<Content> contents = sql.list(
                """
                SELECT r.instance_id, r.content FROM unnest(?) WITH ORDINALITY AS asked (id, n)
                JOIN rum_report r ON r.smart_account = ? AND r.id = asked.id ORDER BY asked.n
                """,
                row -> new Content(row.number("instance_id"), row.text("content")),
                versionIds.stream().mapToLong(Long::longValue).toArray(),
                smartAccount);
        for (Content content : contents) {
            taker.take(content.instanceId(), content.text());
        }
    }
}
