package dev.ninety.usage.report.app;

import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.Status;
import dev.ninety.usage.report.store.ReportArchive;
import dev.ninety.usage.report.store.ReportArchive.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was received. */
@ApplicationScoped
public class Reports {

    private final ReportArchive archive;
    private final Directory directory;

    public Reports(ReportArchive archive, Directory directory) {
        this.archive = archive;
        this.directory = directory;
    }

    @Transactional
    public List<StoredReport> list(
            String smartAccount,
            @Nullable Udi productInstance,
            @Nullable Status status,
            boolean withContent,
            long after,
            int limit) {
        directory.require(smartAccount);
        return archive.list(smartAccount, productInstance, status, withContent, after, limit);
    }

    /** The JSON text of a report, byte for byte as it was received. */
    @Transactional
    public Optional<String> content(String smartAccount, long id) {
        directory.require(smartAccount);
        return archive.content(smartAccount, id);
    }
}
