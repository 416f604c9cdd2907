/** Entitlements as lots: how many units which Virtual Account owns at every moment, and what a write posts. */
@NullMarked
package dev.ninety.entitlement.ownership;

import org.jspecify.annotations.NullMarked;
