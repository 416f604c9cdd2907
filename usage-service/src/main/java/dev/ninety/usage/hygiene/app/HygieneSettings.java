package dev.ninety.usage.hygiene.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long something may go on before it is a finding. */
@ConfigMapping(prefix = "ninety.hygiene")
public interface HygieneSettings {

    /** By more than how many days the vendor must have heard of other licences of an instance, for one to be silent. */
    @WithDefault("30")
    long silentTagDays();

    /** From how many days after a collector's last confirmed sync on the delay is severe. */
    @WithDefault("90")
    long syncSevereDays();

    /** How many days after its submission the acknowledgement of an export is missed. */
    @WithDefault("30")
    long ackDays();
}
