/** The doors to entitlements, returns, PAK conversions and ownership. */
@NullMarked
package dev.ninety.entitlement.ownership.web;

import org.jspecify.annotations.NullMarked;
