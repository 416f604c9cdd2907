package dev.ninety.usage.obligation.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How reporting policies are brought, and how obligations to report are kept. */
@ConfigMapping(prefix = "ninety.reporting")
public interface ReportingSettings {

    /** The largest text of a device that a reporting policy is taken from, packed and unpacked, in bytes. */
    @WithDefault("4194304")
    long policyTextBytes();
}
