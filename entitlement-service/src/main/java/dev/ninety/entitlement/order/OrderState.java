package dev.ninety.entitlement.order;

/** How far an order has come. */
public enum OrderState {
    /** Bought, and not yet granted in full. */
    PLACED,
    /** As PLACED, and the moment at which it was expected has come. */
    OVERDUE,
    /** Grants with its reference have at least its quantity. */
    FULFILLED
}
