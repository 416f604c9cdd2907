package dev.ninety.usage.obligation;

/** How many obligations a Virtual Account has in one status. */
public record StatusCount(String virtualAccount, ReportingStatus status, long count) {}
