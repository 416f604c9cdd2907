package dev.ninety.entitlement.catalogue;

/**
 * A licence in an account's view.
 *
 * @param source where it comes from
 */
public record ListedLicence(Licence licence, Source source) {

    /** Where an account's view of a licence comes from. */
    public enum Source {
        /** The shipped catalogue, untouched. */
        SHIPPED,
        /** An edit of this account. */
        EDITED,
        /** No catalogue: an entitlement names the tag, and the defaults for unknown tags hold. */
        UNCATALOGUED
    }
}
