package dev.ninety.usage.obligation;

import dev.ninety.usage.instance.Udi;

/** What a reporting policy is given for. */
public sealed interface PolicyScope {

    /** One product instance. */
    record OfInstance(Udi productInstance) implements PolicyScope {}

    /** All product instances whose PID begins so. */
    record OfPidPrefix(String pidPrefix) implements PolicyScope {}

    /** The whole Smart Account, as one of its devices has it. */
    record Imported() implements PolicyScope {}

    /** The whole Smart Account. */
    record OfAccount() implements PolicyScope {}

    default PolicyLevel level() {
        return switch (this) {
            case OfInstance instance -> PolicyLevel.INSTANCE;
            case OfPidPrefix prefix -> PolicyLevel.PID_PREFIX;
            case Imported imported -> PolicyLevel.IMPORTED;
            case OfAccount account -> PolicyLevel.SMART_ACCOUNT;
        };
    }

    /** The text that tells scopes of one level apart; empty where there is only one. */
    default String key() {
        return switch (this) {
            case OfInstance(Udi productInstance) -> productInstance.toString();
            case OfPidPrefix(String pidPrefix) -> pidPrefix;
            case Imported imported -> "";
            case OfAccount account -> "";
        };
    }

    /** The scope of a level with this key. */
    static PolicyScope of(PolicyLevel level, String key) {
        return switch (level) {
            case INSTANCE -> new OfInstance(Udi.parse(key).orElseThrow());
            case PID_PREFIX -> new OfPidPrefix(key);
            case IMPORTED -> new Imported();
            case SMART_ACCOUNT -> new OfAccount();
            case DEFAULT -> throw new IllegalArgumentException("nobody gives what ships with this record");
        };
    }
}
