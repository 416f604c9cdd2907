/** The rows of entitlements, returns and PAK conversions. */
@NullMarked
package dev.ninety.entitlement.ownership.store;

import org.jspecify.annotations.NullMarked;
