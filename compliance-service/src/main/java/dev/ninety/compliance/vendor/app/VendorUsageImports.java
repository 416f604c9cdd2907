package dev.ninety.compliance.vendor.app;

import dev.ninety.compliance.intake.app.AccountIntake;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.vendor.UsageReport;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes over files of counts. */
@ApplicationScoped
public class VendorUsageImports {

    private final AccountIntake intake;
    private final VendorUsageKeeper keeper;

    VendorUsageImports(AccountIntake intake, VendorUsageKeeper keeper) {
        this.intake = intake;
        this.keeper = keeper;
    }

    /** Takes over a file of an account that exists, by the names that the account has now. */
    public UsageReport run(String smartAccount, UsageFile file, boolean preview) {
        readNames(smartAccount);
        return preview ? keeper.preview(smartAccount, file) : keeper.keep(smartAccount, file);
    }

    /** Where the names of now cannot be had, those read before are good enough: what they miss will wait. */
    private void readNames(String smartAccount) {
        try {
            intake.readDirectory(smartAccount);
        } catch (PeerUnavailable later) {
            return;
        }
    }
}
