package dev.ninety.usage.instance;

import org.jspecify.annotations.Nullable;

/**
 * A product instance as the rest of this service refers to it.
 *
 * @param id short for the UDI within its Smart Account
 * @param firstVirtualAccount where it belongs before its first move
 * @param telemetryReportId the highest id of a telemetry report; null where there was none
 */
public record InstanceRef(
        long id,
        Udi udi,
        String firstVirtualAccount,
        @Nullable Long telemetryReportId) {}
