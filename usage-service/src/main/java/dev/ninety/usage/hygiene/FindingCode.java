package dev.ninety.usage.hygiene;

/** What can be wrong, and what clears it. */
public enum FindingCode {
    DOUBLE_COUNT("Merge it into the instance that goes on counting, or decommission it."),
    STALE_INSTANCE("Bring its reports, or decommission it."),
    SILENT_TAG("Release the licence on this instance, or bring the reports that are missing."),
    REAPPEARED("Reactivate it if it is in service again; otherwise find out who uses it."),
    CHAIN_GAP("Bring the reports that are missing; where the device has purged them, accept with a note."),
    CONFLICT("Find out which of the contents is right, and accept with a note."),
    UNASSIGNED("Say where it belongs: register it, list it in an import, or move it."),
    UNMAPPED_VIRTUAL_ACCOUNT("Give the Virtual Account a business unit, a region or an environment."),
    CLOCK_SUSPECT("Set the device's clock; what it reported stays as it is: accept with a note."),
    SYNC_OVERDUE("Synchronise the collector with the vendor, and confirm the sync here."),
    ACK_MISSING("Fetch the acknowledgement file from the vendor and bring it here.");

    private final String action;

    FindingCode(String action) {
        this.action = action;
    }

    /** What clears a finding of this kind, in a sentence. */
    public String action() {
        return action;
    }
}
