package dev.ninety.usage.delivery.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How reports are delivered, and what comes back. */
@ConfigMapping(prefix = "ninety.delivery")
public interface DeliverySettings {

    /** The largest ACK file or bundle, packed and unpacked. */
    @WithDefault("16777216")
    long ackBytes();

    /** How many entries a bundle of ACKs may have, those of the bundles inside it included. */
    @WithDefault("200000")
    int ackEntries();

    /** How often people are expected to carry reports to the vendor, where nothing tells how long that takes them. */
    @WithDefault("30")
    int exportEveryDays();

    /** How many days after a confirmed sync the next one of an aggregator is expected, where nobody says otherwise. */
    @WithDefault("30")
    int syncEveryDays();
}
