package dev.ninety.entitlement.pak;

/** Whether a key has become an entitlement. */
public enum PakState {
    UNCONVERTED,
    CONVERTED
}
