package dev.ninety.usage.importing.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/** How lists of devices are read. */
@ConfigMapping(prefix = "ninety.importing")
public interface ImportSettings {

    /** The largest list of devices, packed and unpacked, in bytes. */
    @WithDefault("67108864")
    long fileBytes();

    /** The column titles that stand for each field of a table, the preferred one first. */
    Map<String, List<String>> headers();
}
