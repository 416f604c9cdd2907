/** The doors of orders. */
@NullMarked
package dev.ninety.entitlement.order.web;

import org.jspecify.annotations.NullMarked;
