package dev.ninety.compliance.shortage;

/** Why something stands in a case's history. */
public enum Reason {
    /** A balance fell below zero. */
    SHORTAGE,
    /** The days of grace ran out. */
    GRACE_ENDED,
    /** The balance came back to zero. */
    SHORTAGE_ENDED,
    /** An entry that came later changed the past. */
    LATE_DATA,
    /** An edit of the catalogue changed what covers what, or for how long grace lasts. */
    CATALOGUE_CHANGED,
    /** The account's record begins at another moment now. */
    RECORD_START,
    /** An older case turned out to be about the same shortage. */
    MERGED,
    /** Somebody wrote to the case. */
    REQUESTED,
    /** A rule says who cares for cases of this kind. */
    OWNER_RULE
}
