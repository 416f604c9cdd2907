package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.naming.NameSource;
import dev.ninety.entitlement.naming.store.LicenceNameStore;
import jakarta.inject.Singleton;

/** Takes the names in what devices print of their licences. */
@Singleton
public class DeviceTextImporter extends NameImporter {

    public DeviceTextImporter(LicenceNameStore names) {
        super(NameSource.DEVICE, names);
    }

    @Override
    public String kind() {
        return "show-license";
    }
}
