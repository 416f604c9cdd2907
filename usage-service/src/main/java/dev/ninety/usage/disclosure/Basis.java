package dev.ninety.usage.disclosure;

/** How well it is known that the vendor has seen something. */
public enum Basis {
    /** It was sent or submitted, as far as can be told here. */
    ASSUMED,
    /** The vendor, or an aggregator that speaks with it, has confirmed it. */
    CONFIRMED
}
