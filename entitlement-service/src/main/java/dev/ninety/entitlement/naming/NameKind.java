package dev.ninety.entitlement.naming;

/** What a name in a line is the name of. */
public enum NameKind {
    LICENCE,
    VIRTUAL_ACCOUNT
}
