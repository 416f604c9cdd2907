package dev.ninety.usage.delivery;

/** How far a sync of an aggregator has come. */
public enum SyncState {
    /** Its body was begun, and has not come to its end. */
    RECEIVING,
    /** Its body is here whole. */
    RECEIVED,
    /** The vendor has it too. */
    CONFIRMED
}
