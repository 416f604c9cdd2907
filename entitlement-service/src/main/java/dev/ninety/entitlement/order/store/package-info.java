/** The rows of orders. */
@NullMarked
package dev.ninety.entitlement.order.store;

import org.jspecify.annotations.NullMarked;
