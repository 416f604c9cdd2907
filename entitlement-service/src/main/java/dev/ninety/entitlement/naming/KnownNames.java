package dev.ninety.entitlement.naming;

/** All that is known of an account's names at one moment. */
public record KnownNames(LicenceNames licences, VirtualAccountNames virtualAccounts) {

    public Resolution resolve(NameKind kind, String name) {
        return switch (kind) {
            case LICENCE -> Resolution.of(licences.of(name));
            case VIRTUAL_ACCOUNT -> virtualAccounts.resolve(name);
        };
    }
}
