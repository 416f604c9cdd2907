package dev.ninety.compliance.dispute;

/** Why two figures may differ. Which of them is likely is told by {@link LikelyCause}. */
public enum DisputeCause {
    /** Shortly before or after the moment this record has the very figure of the other side. */
    TIMING,
    /** In other Virtual Accounts the same licence differs the other way. */
    WRONG_VIRTUAL_ACCOUNT,
    /** The vendor sees use that this record knows, and has not delivered by any way that it knows of. */
    OTHER_CHANNEL,
    /** The other side sees use that no report here shows. */
    UNSEEN_USAGE,
    /** What the vendor is believed to see was never confirmed: it may not have arrived. */
    UNDISCLOSED,
    /** One device counts under several names here. */
    DOUBLE_COUNT,
    /** An instance counts here that has not reported for too long. */
    STALE_INSTANCE,
    /** Orders are placed and not granted here, or units were granted here of late and the vendor does not show them yet. */
    LATE_DELIVERY,
    /** A term ended here of late that the other side still counts. */
    TERM_EXPIRED,
    /** The vendor has units as bought that nobody recorded here. */
    UNRECORDED_ENTITLEMENT,
    /** Lines of the vendor have a name that stands for nothing certain here, and may be these units. */
    NAME_UNRESOLVED,
    /** The copy of a ledger and the service that keeps it are not the same. */
    COPY_IN_DOUBT,
    /** Nothing that is known explains it. */
    UNKNOWN
}
