package dev.ninety.entitlement.importing;

/** What a line of licences comes to, looked at alone. */
public sealed interface Judgement {

    /**
     * It is a grant.
     *
     * @param license the name that the line has for the licence
     */
    record Taken(ImportedGrant grant, String license) implements Judgement {}

    /** It is none, or none yet. */
    record Settled(Fate fate) implements Judgement {}
}
