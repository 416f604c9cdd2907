package dev.ninety.usage.consumption;

import dev.ninety.usage.instance.InstanceRef;
import org.jspecify.annotations.Nullable;

/**
 * One licence on one product instance.
 *
 * @param lastReportId the highest report id that stands; null where there is none
 * @param tail where its rows end
 * @param plain whether nothing but its own rows ever decided its consumption
 * @param inStep whether the vendor has seen all that decides it, and nothing else
 * @param confirmed whether the vendor has confirmed any of its reports
 */
public record SeriesRef(
        long id,
        InstanceRef instance,
        String entitlementTag,
        @Nullable Long lastReportId,
        SeriesTail tail,
        boolean plain,
        boolean inStep,
        boolean confirmed) {}
