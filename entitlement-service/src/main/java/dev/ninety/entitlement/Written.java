package dev.ninety.entitlement;

/**
 * What stands after a write.
 *
 * @param created whether it is new; false where it stood before, changed or not
 */
public record Written<T>(T value, boolean created) {

    public static <T> Written<T> created(T value) {
        return new Written<>(value, true);
    }

    public static <T> Written<T> standing(T value) {
        return new Written<>(value, false);
    }
}
