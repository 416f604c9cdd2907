package dev.ninety.usage.report.app;

import dev.ninety.usage.report.format.BodyLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How RUM reports are taken in. */
@ConfigMapping(prefix = "ninety.ingestion")
public interface IngestionSettings {

    /** How many reports one transaction takes. */
    @WithDefault("2500")
    int batchReports();

    /** How many bytes of reports one transaction takes; two such batches are in memory at a time. */
    @WithDefault("4194304")
    long batchBytes();

    /** The largest body, as sent, in bytes. */
    @WithDefault("1073741824")
    long bodyBytes();

    /** The largest body after decompression, in bytes. */
    @WithDefault("8589934592")
    long contentBytes();

    /** How many times its size a compressed body may hold. */
    @WithDefault("250")
    long compressionRatio();

    /** The largest single report in bytes; of an unreadable remainder as much is kept. */
    @WithDefault("4194304")
    int reportBytes();

    /** How many entries an offline bundle may have, those of the bundles inside it included. */
    @WithDefault("200000")
    int bundleEntries();

    default BodyLimits limits() {
        return new BodyLimits(bodyBytes(), contentBytes(), compressionRatio(), reportBytes(), bundleEntries());
    }
}
