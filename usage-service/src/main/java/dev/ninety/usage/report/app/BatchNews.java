package dev.ninety.usage.report.app;

import dev.ninety.usage.report.Acknowledgement;
import java.util.List;
import java.util.Set;

/** What a batch of reports came to. */
public interface BatchNews {

    /** One for every report, in the order of the body. */
    List<Acknowledgement> acknowledgements();

    /**
     * The ids of the stored reports that say exactly what the usage reports of the batch said. An earlier state of a
     * report that stands is kept for that; what contradicts a report that stands is left out.
     */
    Set<Long> versions();

    /** The ids of what was newly put into quarantine. */
    List<Long> quarantined();
}
