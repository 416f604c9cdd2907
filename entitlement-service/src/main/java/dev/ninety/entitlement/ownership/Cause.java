package dev.ninety.entitlement.ownership;

/**
 * What a change of ownership comes from, as the ledger names it.
 *
 * @param reason of the entries that are not the end of a term
 * @param sourceType the kind of thing
 * @param sourceId which one of that kind
 */
public record Cause(Reason reason, SourceType sourceType, String sourceId) {

    /** Why an entry was made. */
    public enum Reason {
        GRANT,
        TERM_END,
        CHANGE,
        RETURN,
        TRANSFER,
        PAK_CONVERSION
    }

    /** The kinds of things that change what is owned. */
    public enum SourceType {
        ENTITLEMENT,
        TRANSFER,
        PAK_CONVERSION
    }

    public static Cause grant(Entitlement granted) {
        return new Cause(Reason.GRANT, SourceType.ENTITLEMENT, granted.id());
    }

    public static Cause change(Entitlement changed) {
        return new Cause(Reason.CHANGE, SourceType.ENTITLEMENT, changed.id());
    }

    public static Cause unitReturn(String entitlement) {
        return new Cause(Reason.RETURN, SourceType.ENTITLEMENT, entitlement);
    }

    public static Cause transfer(String transfer) {
        return new Cause(Reason.TRANSFER, SourceType.TRANSFER, transfer);
    }

    public static Cause pakConversion(String pak) {
        return new Cause(Reason.PAK_CONVERSION, SourceType.PAK_CONVERSION, pak);
    }
}
