package dev.ninety.usage.obligation.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reporting policies are brought, and how obligations to report are kept. */
@ConfigMapping(prefix = "ninety.reporting")
public interface ReportingSettings {

    /** How often what has become due is announced, where nobody asks meanwhile. */
    @WithDefault("PT30S")
    String interval();

    /** The largest text of a device that a reporting policy is taken from, packed and unpacked, in bytes. */
    @WithDefault("4194304")
    long policyTextBytes();

    /** After how long without a report a licence is stale where no policy asks for reports at intervals, in days. */
    @WithDefault("365")
    int staleDays();

    /** How many days later than the longest interval asked for a licence without report is stale. */
    @WithDefault("30")
    int staleMarginDays();

    /** How many days before a term's end a report may end that still meets it. */
    @WithDefault("30")
    int termEndDays();

    /** After how long entitlement-service is asked again which terms end when. */
    @WithDefault("PT30S")
    Duration termEndsRefreshAfter();
}
