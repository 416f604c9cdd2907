package dev.ninety.entitlement.importing;

import org.jspecify.annotations.Nullable;

/** What was read at one place of an import, before anybody has judged it. */
public sealed interface ReadLine {

    /** Where it stands in the body, as a JSON pointer. */
    String pointer();

    /** The licence's display name as it was sent; null where there was none. */
    @Nullable
    String license();

    /** The Virtual Account's name as it was sent; null where there was none. */
    @Nullable
    String virtualAccount();

    /** One {@code licenseDetails} element with the names of the item around it, the fields as they were sent. */
    record Detail(
            String pointer,
            @Nullable String license,
            @Nullable String virtualAccount,
            @Nullable Long quantity,
            @Nullable String licenseType,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable String subscriptionId,
            @Nullable String orderNumber,
            @Nullable String status)
            implements ReadLine {}

    /**
     * An item that has no details.
     *
     * @param quantity what the item says in total; null where it says nothing
     */
    record WithoutDetails(
            String pointer,
            @Nullable String license,
            @Nullable String virtualAccount,
            @Nullable Long quantity) implements ReadLine {}

    /**
     * Something of the wrong type.
     *
     * @param detail what was expected, and where
     */
    record Unreadable(
            String pointer,
            @Nullable String license,
            @Nullable String virtualAccount,
            String detail) implements ReadLine {}
}
