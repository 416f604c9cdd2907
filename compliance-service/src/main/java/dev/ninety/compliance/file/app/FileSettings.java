package dev.ninety.compliance.file.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How files are kept. */
@ConfigMapping(prefix = "ninety.files")
public interface FileSettings {

    /** How many bytes of files a Smart Account may have here. */
    @WithDefault("4294967296")
    long quotaBytes();

    /** How long a file is kept. */
    @WithDefault("P90D")
    Duration keep();

    /** How often to look for files that have expired. */
    @WithDefault("10m")
    String interval();
}
