package dev.ninety.compliance.remedy;

/** How use that should not be counted is cleared. */
public enum ClearAction {
    /** The instance is another one under a second name: it is merged into that. */
    MERGE,
    /** The instance is gone: it is taken out of service. */
    DECOMMISSION,
    /** The instance no longer uses the licence: that is released, until it reports it again. */
    RELEASE
}
