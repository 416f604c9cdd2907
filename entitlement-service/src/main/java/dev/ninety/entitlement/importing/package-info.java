/** Reads what the vendor's portal says is owned. */
@NullMarked
package dev.ninety.entitlement.importing;

import org.jspecify.annotations.NullMarked;
