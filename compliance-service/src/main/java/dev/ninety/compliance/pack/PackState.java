package dev.ninety.compliance.pack;

/** How far a pack is. */
public enum PackState {
    /** It is being put together, or waits for it. */
    BUILDING,
    /** It can be fetched. */
    READY,
    /** It could not be put together; its job says why. */
    FAILED,
    /** It was there, and its file is gone; asked for again, it is put together again. */
    EXPIRED
}
