package dev.ninety.usage.directory;

/** The classes of licences that reporting policies tell apart. */
public enum ReportingClass {
    PERPETUAL,
    SUBSCRIPTION,
    ENFORCED,
    EXPORT
}
