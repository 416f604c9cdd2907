/** Places, changes and tracks orders. */
@NullMarked
package dev.ninety.entitlement.order.app;

import org.jspecify.annotations.NullMarked;
