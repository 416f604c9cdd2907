package dev.ninety.entitlement.naming;

/** Who says what a licence's name stands for, the most telling one first. */
public enum NameSource {
    /** Somebody bound the name here; that wins over all others. */
    MANUAL,
    /** The account's view of the catalogue: the display name of a tag. */
    CATALOGUE,
    /** The vendor's summary: tag and display name. */
    SUMMARY,
    /** What a device shows of its licences. */
    DEVICE
}
