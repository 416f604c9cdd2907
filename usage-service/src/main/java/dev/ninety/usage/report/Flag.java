package dev.ninety.usage.report;

/** What is worth knowing about a report beside its status. */
public enum Flag {
    /** A report id or a stretch of time before it is missing. */
    CHAIN_GAP,
    /** A row overlaps another one of the same licence and instance. */
    OVERLAP,
    /** Its times cannot all be right, or the device's clock was changed. */
    CLOCK_SUSPECT,
    /** It is the first that is known of its product instance. */
    FIRST_SIGHT,
    /** Its product instance was out of service at a time that it covers; not counted there. */
    DECOMMISSIONED,
    /** Its tag is in no catalogue. */
    UNCATALOGUED,
    /** It ends what another member of the same HA set carried forward. */
    HA_SWITCHOVER
}
