/** Grants, changes, returns and PAK conversions. */
@NullMarked
package dev.ninety.entitlement.ownership.app;

import org.jspecify.annotations.NullMarked;
