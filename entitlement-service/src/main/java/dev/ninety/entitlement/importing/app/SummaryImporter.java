package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.naming.NameSource;
import dev.ninety.entitlement.naming.store.LicenceNameStore;
import jakarta.inject.Singleton;

/** Takes the tags and display names of the vendor's summary. */
@Singleton
public class SummaryImporter extends NameImporter {

    public SummaryImporter(LicenceNameStore names) {
        super(NameSource.SUMMARY, names);
    }

    @Override
    public String kind() {
        return "get-summary";
    }
}
